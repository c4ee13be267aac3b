// A variable that is not mutable, and an argument, are assigned again.

fn countdown(from: u32) -> u32 {
    let steps = 0;
    while from > 0 {
        from -= 1;
        steps += 1;
    }
    steps
}

fn main() {
    println!("{}", countdown(5));
}
