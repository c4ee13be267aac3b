use std::mem;

fn main() {
    let kept = {
        let text = String::from("short");
        let kept = unsafe { mem::transmute::<&String, &'static String>(&text) };
        //@ kept = &text; text = "short"
        println!("{kept}");
        kept
    };
    let null = std::ptr::null::<u8>();
    //@ kept = dangling; text = gone; null = nowhere
    let size = kept.len();
    //@end kept = dangling; size = gone; thread 0 = ready
    println!("{size} {null:?}");
}
