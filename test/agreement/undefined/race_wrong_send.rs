// A raw pointer is declared to be fit for sending, and used on both sides.
//@ fault: data-race

use std::thread;

struct Handle(*mut [u32; 2]);

unsafe impl Send for Handle {}

impl Handle {
    fn fill(self) {
        unsafe { *self.0 = [7, 7] }; // here
    }
}

fn main() {
    let pair = Box::into_raw(Box::new([1, 2]));
    let handle = Handle(pair);
    let worker = thread::spawn(move || handle.fill());
    let second = unsafe { (*pair)[1] }; // here
    worker.join().unwrap();
    let pair = unsafe { Box::from_raw(pair) };
    println!("{second} {pair:?}");
}
