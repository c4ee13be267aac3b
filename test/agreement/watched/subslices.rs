fn clear(part: &mut [i32]) {
    //@ part = &mut numbers[1..3]
    part.fill(0);
}

fn main() {
    let mut numbers = vec![1, 2, 3, 4];
    clear(&mut numbers[1..3]);
    //@ numbers = len 4, cap 4 → [1, 0, 0, 4]
    let (left, right) = numbers.split_at_mut(2);
    //@ left = &mut numbers[0..2]; right = &mut numbers[2..4]
    left[0] = right[1];
    //@ numbers = len 4, cap 4 → [4, 0, 0, 4]
    let mut pairs = numbers.chunks(3);
    let three = pairs.next();
    let one = pairs.next();
    //@ three = Some(&numbers[0..3]); one = Some(&numbers[3..4])
    println!("{three:?} {one:?}");
}
