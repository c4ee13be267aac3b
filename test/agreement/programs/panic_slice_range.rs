// A slice range whose end is past the length panics, one that is reversed too.

use std::panic::catch_unwind;

fn main() {
    let v = vec![10, 20, 30, 40];
    println!("{:?} {:?} {:?}", &v[1..3], &v[4..], v.get(3..6));
    let caught = catch_unwind(|| v[3..2].len()).unwrap_err();
    println!("{:?}", caught.downcast_ref::<String>());
    let caught = catch_unwind(|| v[5..].len()).unwrap_err();
    println!("{:?}", caught.downcast_ref::<String>());
    let caught = catch_unwind(|| v[..=usize::MAX].len()).unwrap_err();
    println!("{:?}", caught.downcast_ref::<String>());
    println!("{:?}", &v[2..7]);
}
