// A pointer outlives the box it came from.
//@ fault: dangling

fn main() {
    let pointer = {
        let number = Box::new(5);
        &raw const *number
    };
    println!("{}", unsafe { *pointer }); // here
}
