// A struct is made without one of its fields.

#[derive(Debug)]
struct User {
    name: String,
    age: u32,
    active: bool,
}

fn main() {
    let user = User {
        name: String::from("Ada"),
        active: true,
    };
    println!("{user:?} {}", user.age);
}
