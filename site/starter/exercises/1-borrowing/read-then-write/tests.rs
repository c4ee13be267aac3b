use super::*;

/// The new number is twice the last one.
#[test]
fn doubles_the_last() {
    let mut numbers = vec![1, 3];
    double_last(&mut numbers);
    assert_eq!(numbers, [1, 3, 6]);
}
