// A number is assigned while a reference to it will still be read.

fn main() {
    let mut level = 1;
    let seen = &level;
    for step in 1..=3 {
        level += step;
    }
    println!("{seen}");
    println!("{level}");
}
