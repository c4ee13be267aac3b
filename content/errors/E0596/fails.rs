use std::rc::Rc;

fn main() {
    let visits = Rc::new(Vec::new());
    visits.push("home");
    println!("{visits:?}");
}
