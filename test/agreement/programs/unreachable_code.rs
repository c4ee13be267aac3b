// Statements stand after a return, and an arm after one that takes everything.

fn grade(points: u32) -> char {
    match points {
        90.. => 'A',
        _ => 'B',
        0..50 => 'F',
    }
}

fn first(numbers: &[u32]) -> u32 {
    return numbers[0];
    println!("after the return");
}

fn main() {
    println!("{} {} {}", grade(95), grade(20), first(&[7, 8]));
}
