/// Adds a number twice as large as the last one; the list must not be empty.
pub fn double_last(numbers: &mut Vec<u32>) {
    let last = &numbers[numbers.len() - 1];
    numbers.push(0);
    let end = numbers.len() - 1;
    numbers[end] = last * 2;
}
