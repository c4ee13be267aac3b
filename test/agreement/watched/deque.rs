use std::collections::VecDeque;

fn main() {
    let mut line = VecDeque::with_capacity(4);
    line.extend([1, 2, 3]);
    line.push_front(0);
    //@ line = len 4, cap 4 → [0, 1, 2, 3]
    let first: *const i32 = &line[0];
    //@ first = *line[0]
    line.rotate_left(1);
    //@ line = len 4, cap 4 → [1, 2, 3, 0]
    line.push_back(4);
    //@ line = len 5, cap 8 → [1, 2, 3, 0, 4]; first = dangling
    let last = line.pop_back();
    line.make_contiguous().sort();
    //@ line = len 4, cap 8 → [0, 1, 2, 3]; last = Some(4)
    println!("{line:?} {last:?} {}", first.is_null());
}
