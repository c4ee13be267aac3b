// Two mutable borrows of one vector are used at the same time.

fn swap(first: &mut i32, last: &mut i32) {
    std::mem::swap(first, last);
}

fn main() {
    let mut scores = vec![10, 20, 30];
    let first = &mut scores[0];
    let last = &mut scores[2];
    swap(first, last);
    println!("{scores:?}");
}
