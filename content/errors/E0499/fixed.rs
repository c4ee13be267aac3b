fn main() {
    let mut scores = vec![1, 2];
    let (first, second) = (0, 1);
    scores[first] += 10;
    scores[second] += 20;
    println!("{scores:?}");
}
