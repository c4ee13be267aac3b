// A trait object does not say what its iterator yields.

fn evens(limit: u32) -> Box<dyn Iterator> {
    Box::new((0..limit).filter(|number| number % 2 == 0))
}

fn main() {
    for _ in evens(10) {
        println!("even");
    }
    println!("done");
}
