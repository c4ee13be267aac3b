use std::rc::Rc;

fn main() {
    let config = Rc::new(String::from("port 22"));
    let current = Rc::clone(&config);
    println!("{config} is {current}");
}
