// A pointer outlives the call whose local it points to.
//@ fault: dangling

fn local() -> *const i32 {
    let number = 5;
    &raw const number
}

fn main() {
    let pointer = local();
    println!("{}", unsafe { *pointer }); // here
}
