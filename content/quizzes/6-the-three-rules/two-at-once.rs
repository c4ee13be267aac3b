fn main() {
    let mut points = vec![3, 4];
    let ada = &mut points[0];
    let grace = &mut points[1];
    std::mem::swap(ada, grace);
    println!("{points:?}");
}
