// A loop with one step too many writes past the end of a heap block.
//@ fault: out-of-bounds

fn main() {
    let mut squares = vec![0u32; 4].into_boxed_slice();
    let start = squares.as_mut_ptr();
    for index in 0..=4 {
        let slot = unsafe { start.add(index) };
        unsafe { slot.write((index * index) as u32) }; // here
        println!("{index}");
    }
    println!("{squares:?}");
}
