// A constant is computed by a function that only runs at run time.

fn square(number: u32) -> u32 {
    number * number
}

const AREA: u32 = square(12);

fn main() {
    println!("{AREA}");
    println!("{}", square(5));
}
