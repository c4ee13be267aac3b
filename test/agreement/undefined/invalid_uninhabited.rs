// A value is read of a type that has no values.
//@ fault: invalid-value

enum Never {}

fn never() -> Never {
    let place = ();
    unsafe { (&raw const place).cast::<Never>().read() } // here
}

fn main() {
    println!("{}", size_of::<Never>());
    never();
}
