struct User {
    name: String,
    age: u8,
}

fn main() {
    let mut user = User { name: String::from("Ann"), age: 3 };
    let User { ref name, ref mut age } = user;
    //@ name = &user.name; age = &mut user.age
    *age += name.len() as u8;
    //@ user = { name: "Ann", age: 6 }
    let mut number = Some(1);
    if let Some(inside) = &mut number {
        //@ inside = &mut number.0
        *inside += 1;
    }
    //@ number = Some(2); inside = gone
    let pair = Box::new((String::from("x"), 'y'));
    let (text, letter) = *pair;
    //@ text = "x"; letter = 'y'
    println!("{text} {letter} {number:?} {} {}", user.name, user.age);
}
