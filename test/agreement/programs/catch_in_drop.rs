// While one panic unwinds, a destructor may start and catch another of its own.

use std::panic::catch_unwind;
use std::thread::panicking;

struct Careful(&'static str);

impl Drop for Careful {
    fn drop(&mut self) {
        println!("drop {}, panicking {}", self.0, panicking());
        let result = catch_unwind(|| {
            let _inner = Quiet;
            panic!("inside drop of {}", self.0);
        });
        let text = result.unwrap_err().downcast::<String>().unwrap();
        println!("caught {text:?}, panicking {}", panicking());
    }
}

struct Quiet;

impl Drop for Quiet {
    fn drop(&mut self) {
        println!("  quiet, panicking {}", panicking());
    }
}

fn main() {
    let outer = catch_unwind(|| {
        let _a = Careful("a");
        let _b = Careful("b");
        panic!("outer");
    });
    println!("{:?}", outer.unwrap_err().downcast_ref::<&str>());
    println!("panicking {}", panicking());
}
