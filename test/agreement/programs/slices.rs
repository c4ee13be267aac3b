fn main() {
    let mut a = [5, 3, 8, 1];
    a.sort_unstable();
    a.reverse();
    a.rotate_left(1);
    println!(
        "{a:?} {:?} {:?}",
        a.iter().position(|x| *x == 3),
        a.split_at(2)
    );
    let [x, .., y] = a;
    println!("{x} {y}");
    a.swap(0, 3);
    a.fill(1);
    println!("{a:?} {}", a.contains(&1));
}
