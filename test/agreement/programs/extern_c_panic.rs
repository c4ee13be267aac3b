// A panic may unwind out of extern "C-unwind", but at the edge of extern "C" it aborts.

use std::panic::catch_unwind;

struct Local(&'static str);

impl Drop for Local {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

extern "C-unwind" fn may_unwind(n: i32) -> i32 {
    let _local = Local("may_unwind");
    n.checked_sub(1).expect("more than the least")
}

extern "C" fn must_not_unwind(n: i32) -> i32 {
    let caught = catch_unwind(|| may_unwind(n));
    println!("caught inside: {}", caught.is_err());
    may_unwind(n)
}

fn main() {
    println!("{}", must_not_unwind(3));
    println!("{}", catch_unwind(|| may_unwind(i32::MIN)).is_err());
    let result = catch_unwind(|| {
        let _local = Local("never dropped");
        must_not_unwind(i32::MIN)
    });
    println!("never caught: {}", result.is_err());
}
