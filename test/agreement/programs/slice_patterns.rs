// Slices and arrays are taken apart from both ends, with the middle bound by name.

fn palindrome(text: &[u8]) -> bool {
    match text {
        [first, middle @ .., last] => first == last && palindrome(middle),
        [] | [_] => true,
    }
}

fn shape(numbers: &[i32]) -> &str {
    match numbers {
        [] => "empty",
        [0, ..] => "starts with zero",
        [.., 9] => "ends with nine",
        [_, _] => "a pair",
        [a, .., b] if a == b => "same ends",
        [_, rest @ ..] if rest.contains(&0) => "zero later",
        _ => "other",
    }
}

fn main() {
    println!("{} {}", palindrome(b"level"), palindrome(b"leaves"));
    for list in [&[][..], &[0, 9], &[1, 9], &[3, 4], &[5, 0, 5], &[5, 0, 6]] {
        println!("{list:?}: {}", shape(list));
    }

    let mut array = [1, 2, 3, 4, 5];
    let [first, .., fourth, _] = &mut array;
    std::mem::swap(first, fourth);
    let [head @ .., tail] = array;
    println!("{head:?} {tail}");
    if let [a, b @ (2 | 3), ref rest @ ..] = array {
        println!("{a} {b} {}", rest.len());
    }
}
