fn main() {
    let mut scores = vec![1, 2];
    let first = &mut scores[0];
    let second = &mut scores[1];
    *first += 10;
    *second += 20;
    println!("{scores:?}");
}
