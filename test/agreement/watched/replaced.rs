use std::mem;

fn main() {
    let mut name = String::from("Ann");
    let old = mem::replace(&mut name, String::from("Bob"));
    //@ name = "Bob"; old = "Ann"
    let taken = mem::take(&mut name);
    //@ name = ""; taken = "Bob"
    let mut left = vec![1];
    let mut right = vec![2, 3];
    let first: *const i32 = &left[0];
    //@ first = *left[0]
    mem::swap(&mut left, &mut right);
    //@ left = len 2, cap 2 → [2, 3]; right = len 1, cap 1 → [1]; first = *right[0]
    println!("{old} {taken} {left:?} {right:?} {}", first.is_null());
}
