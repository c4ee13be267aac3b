// A box is freed twice.
//@ fault: dangling

fn main() {
    let pointer = Box::into_raw(Box::new(1));
    drop(unsafe { Box::from_raw(pointer) });
    drop(unsafe { Box::from_raw(pointer) }); // here
}
