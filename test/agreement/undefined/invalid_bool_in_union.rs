// A number in a union is read as a bool that it cannot be.
//@ fault: invalid-value

union Flag {
    number: u8,
    truth: bool,
}

fn main() {
    for number in [0, 1, 2] {
        let flag = Flag { number };
        let truth = unsafe { flag.truth }; // here
        println!("{number} {truth}");
    }
}
