struct Person {
    name: String,
    age: u32,
}

fn length(text: String) -> usize {
    //@ text = "Ann"
    text.len()
}

fn main() {
    let person = Person { name: String::from("Ann"), age: 3 };
    //@ person = { name: "Ann", age: 3 }; name = gone
    let name = person.name;
    //@ person = { name: moved, age: 3 }; name = "Ann"
    let count = length(name);
    //@ name = moved; count = 3
    println!("{count} {}", person.age);
}
