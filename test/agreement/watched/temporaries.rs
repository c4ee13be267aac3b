use std::sync::atomic::{AtomicU8, Ordering};

static LAST: AtomicU8 = AtomicU8::new(0);

struct Loud(u8);
impl Loud {
    fn number(&self) -> u8 {
        //@ self = &elsewhere
        self.0
    }
}
impl Drop for Loud {
    fn drop(&mut self) {
        LAST.store(self.0, Ordering::Relaxed);
    }
}

fn main() {
    let number = Loud(1).number();
    //@ number = 1; LAST = 1
    let _ = Loud(2);
    //@ LAST = 2
    let _kept = Loud(3);
    //@ _kept = (3); LAST = 2
    match Loud(number + 3).number() {
        n => {
            //@ n = 4; LAST = 2
            println!("{n}");
        }
    }
    //@ LAST = 4; n = gone
    println!("end");
}
