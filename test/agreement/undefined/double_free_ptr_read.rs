// A string is copied bit by bit, so two variables own the same bytes.
//@ fault: double-free

fn main() {
    let name = String::from("Ferris");
    let copy = unsafe { std::ptr::read(&name) };
    println!("{name} {copy}");
    drop(name);
    drop(copy); // here
}
