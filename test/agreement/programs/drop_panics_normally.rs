// A destructor that panics at the end of a scope can be caught; the other fields still drop.

use std::panic::catch_unwind;

struct Part(&'static str);

impl Drop for Part {
    fn drop(&mut self) {
        println!("part {}", self.0);
        if self.0 == "bad" {
            panic!("a bad part");
        }
    }
}

struct Whole {
    _parts: [Part; 3],
    _last: Part,
}

impl Drop for Whole {
    fn drop(&mut self) {
        println!("whole");
    }
}

fn main() {
    let result = catch_unwind(|| {
        let _outside = Part("outside");
        let _whole = Whole {
            _parts: [Part("one"), Part("bad"), Part("three")],
            _last: Part("last"),
        };
        println!("end of the body");
    });
    println!("{:?}", result.unwrap_err().downcast_ref::<&str>());
    let boxed = catch_unwind(|| drop(vec![Box::new(Part("bad")), Box::new(Part("boxed"))]));
    println!("{}", boxed.is_err());
}
