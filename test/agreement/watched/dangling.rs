fn address() -> *const i32 {
    let local = 5;
    &local
}

fn main() {
    let lost = address();
    //@ lost = dangling
    let boxed = Box::new(1);
    let raw: *const i32 = &*boxed;
    //@ raw = **boxed
    drop(boxed);
    //@ raw = dangling
    let null: *const i32 = std::ptr::null();
    //@ null = nowhere
    println!("{}", null == lost);
    let read = unsafe { *raw };
    //@end thread 0 = ready; raw = dangling; read = gone
    println!("{read}");
}
