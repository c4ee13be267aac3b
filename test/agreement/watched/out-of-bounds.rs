fn main() {
    let numbers = [1, 2, 3];
    let mut at = numbers.as_ptr();
    let mut total = 0;
    for _ in 0..=numbers.len() {
        //@ at = *numbers[0]; total = 0
        //@3 at = *numbers[2]; total = 3
        total += unsafe { *at };
        at = at.wrapping_add(1);
    }
    //@end total = 6; numbers = [1, 2, 3]; at = *elsewhere
    println!("{total}");
}
