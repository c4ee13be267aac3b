// ManuallyDrop leaves the time and the order of a drop to the program.

use std::mem::ManuallyDrop;

struct Noisy(String);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn noisy(name: &str) -> ManuallyDrop<Noisy> {
    ManuallyDrop::new(Noisy(name.to_string()))
}

struct Reversed(ManuallyDrop<Noisy>, ManuallyDrop<Noisy>);

impl Drop for Reversed {
    fn drop(&mut self) {
        // SAFETY: neither field is used again.
        unsafe {
            ManuallyDrop::drop(&mut self.1);
            ManuallyDrop::drop(&mut self.0);
        }
    }
}

fn main() {
    let mut kept = noisy("kept");
    kept.0 += " longer";
    println!("{}", size_of_val(&kept) == size_of::<Noisy>());
    let back = ManuallyDrop::into_inner(kept);
    let _pair = Reversed(noisy("first"), noisy("second"));
    let mut slot = noisy("taken");
    // SAFETY: the slot is not used again.
    let taken = unsafe { ManuallyDrop::take(&mut slot) };
    println!("have {} and {}", back.0, taken.0);
}
