// A pinned value may point into itself, since it stays where it is until it drops.

use std::marker::PhantomPinned;
use std::pin::{Pin, pin};

#[derive(Default)]
struct Cursor([u8; 4], Option<*mut u8>, PhantomPinned);

impl Cursor {
    fn choose(self: Pin<&mut Self>, at: usize) {
        // SAFETY: nothing is moved out of the pinned value.
        let this = unsafe { self.get_unchecked_mut() };
        this.1 = Some(&raw mut this.0[at]);
    }
    fn add(self: Pin<&mut Self>, n: u8) -> Option<u8> {
        let chosen = self.1?;
        // SAFETY: the pointer is into the value, which has not moved.
        unsafe { *chosen += n };
        self.0.iter().copied().max()
    }
}

impl Drop for Cursor {
    fn drop(&mut self) {
        println!("drop {:?}", self.0);
    }
}

fn main() {
    let mut boxed = Box::pin(Cursor::default());
    boxed.as_mut().choose(2);
    let mut moved = boxed;
    println!("{:?}", moved.as_mut().add(5));
    let mut local = pin!(Cursor::default());
    println!("{:?}", local.as_mut().add(1));
    local.as_mut().choose(0);
    println!("{:?}", local.as_mut().add(9));
    local.set(Cursor::default());
}
