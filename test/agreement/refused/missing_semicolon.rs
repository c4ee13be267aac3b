// A statement ends without a semicolon.

fn area(width: u32, height: u32) -> u32 {
    width * height
}

fn main() {
    let width = 3;
    let height = 4
    let area = area(width, height);
    println!("{area}");
}
