fn main() {
    let mut boxed = Box::new([1, 2, 3]);
    let second: *mut i32 = &mut boxed[1];
    unsafe { *second = 5 };
    //@ boxed = → [1, 5, 3]; second = *boxed[1]
    let reference: &i32 = unsafe { &*second };
    //@ reference = &boxed[1]
    drop(boxed);
    //@ boxed = moved; second = dangling; reference = dangling
    let read = *reference;
    //@end read = gone; reference = dangling; thread 0 = ready
    println!("{read}");
}
