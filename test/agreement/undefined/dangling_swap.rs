// Two boxes are swapped, so the one that is dropped is the one pointed into.
//@ fault: dangling

fn main() {
    let mut old = Box::new(1);
    let mut new = Box::new(2);
    let pointer = &raw const *new;
    std::mem::swap(&mut old, &mut new);
    drop(old);
    println!("{new}");
    println!("{}", unsafe { *pointer }); // here
}
