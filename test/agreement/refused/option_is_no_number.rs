// An Option is added to as if it were the number in it.

fn find(numbers: &[i32], wanted: i32) -> Option<usize> {
    numbers.iter().position(|&number| number == wanted)
}

fn main() {
    let numbers = [3, 5, 8];
    let next: usize = find(&numbers, 5);
    println!("{}", numbers[next]);
}
