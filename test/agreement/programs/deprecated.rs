// An old function of one's own and one of std is used.

#[deprecated(since = "1.2.0", note = "use `area` instead")]
fn surface(width: u32, height: u32) -> u32 {
    area(width, height)
}

fn area(width: u32, height: u32) -> u32 {
    width * height
}

fn main() {
    println!("{}", surface(3, 4));
    println!("{}", area(3, 5));
    println!("{}", "  both ends ".trim_left());
}
