// The program promised not to come here.
//@ fault: unreachable

fn main() {
    let number = std::env::args().count();
    if number < 2 {
        unsafe { std::hint::unreachable_unchecked() } // here
    }
}
