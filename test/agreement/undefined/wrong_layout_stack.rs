// A box is made of a local, whose memory no allocator ever gave.
//@ fault: wrong-layout

fn main() {
    let mut number = 5;
    let owned = unsafe { Box::from_raw(&raw mut number) };
    println!("{owned}");
    drop(owned); // here
}
