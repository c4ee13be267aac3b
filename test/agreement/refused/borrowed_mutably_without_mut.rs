// A vector without mut is changed, and so is one behind a shared reference.

fn add_all(target: &Vec<i32>, source: &[i32]) {
    for &number in source {
        target.push(number);
    }
}

fn main() {
    let numbers = vec![1];
    numbers.push(2);
    add_all(&numbers, &[3, 4]);
    println!("{numbers:?}");
}
