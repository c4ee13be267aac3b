// Boxes are turned into raw pointers and back, also through a pointer to the plain type.

use std::ptr::NonNull;

trait Speak {
    fn speak(&mut self) -> String;
}

struct Dog(u32);
impl Speak for Dog {
    fn speak(&mut self) -> String {
        self.0 += 1;
        format!("woof {}", self.0)
    }
}
impl Drop for Dog {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let raw: *mut dyn Speak = Box::into_raw(Box::new(Dog(1)));
    // SAFETY: the pointer came from a box, which is made again only once.
    let mut dog = unsafe {
        println!("{}", (*raw).speak());
        (*raw.cast::<Dog>()).0 = 10;
        Box::from_raw(raw)
    };
    println!("{} {}", dog.speak(), size_of_val(&raw));

    let leaked = Box::leak(vec![1, 2, 3].into_boxed_slice());
    leaked[1] = 20;
    let mut slice = NonNull::from(leaked);
    // SAFETY: this is the leaked box, and no other reference to it is used.
    unsafe {
        slice.as_mut()[2] += 27;
        println!("{:?} {}", Box::from_raw(slice.as_ptr()), slice.len());
    }
}
