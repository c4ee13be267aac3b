use std::rc::Rc;

fn main() {
    let mut host = Rc::new(String::from("old.example"));
    let request = Rc::clone(&host);
    host = Rc::new(String::from("new.example"));
    println!("{request}, then {host}");
}
