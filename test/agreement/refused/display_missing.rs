// A struct without a Display implementation is printed.

struct Celsius {
    degrees: f64,
}

fn main() {
    let today = Celsius { degrees: 21.5 };
    println!("{}", today.degrees);
    println!("today: {today}");
    println!("{:?}", today);
}
