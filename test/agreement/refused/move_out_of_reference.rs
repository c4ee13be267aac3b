// A string is moved out of a vector, and out of a borrowed struct.

struct Person {
    name: String,
}

fn take_name(person: &Person) -> String {
    person.name
}

fn main() {
    let people = vec![Person {
        name: String::from("Grace"),
    }];
    let first = people[0];
    println!("{}", take_name(&first));
}
