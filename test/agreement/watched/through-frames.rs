use std::panic::{self, AssertUnwindSafe};
use std::sync::Mutex;

static LEFT: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Mark(u8);
impl Drop for Mark {
    fn drop(&mut self) {
        //@ self = &mut mark; LEFT = len 0
        //@2 self = &mut mark; LEFT = len 1, cap 8 → [2]
        LEFT.lock().unwrap().push(self.0);
    }
}

fn descend(depth: u8) -> u8 {
    let mark = Mark(depth);
    if depth == 2 {
        //@ mark = (2); depth = 2
        panic!("deep");
    }
    descend(depth + 1) + mark.0
}

fn main() {
    let mut tries = 0;
    let result = panic::catch_unwind(AssertUnwindSafe(|| {
        tries += 1;
        descend(0)
    }));
    //@ tries = 1; LEFT = len 3, cap 8 → [2, 1, 0]
    let message = result.unwrap_err().downcast_ref::<&str>().copied();
    //@ message = Some("deep"); result = moved
    println!("{tries} {message:?}");
}
