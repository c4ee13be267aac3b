// Arc gives unique access only to a sole owner; make_mut copies when there are others.

use std::sync::Arc;
use std::thread;

fn main() {
    let mut arc = Arc::new(vec![1, 2]);
    Arc::get_mut(&mut arc).unwrap().push(3);
    let copy = Arc::clone(&arc);
    println!("shared: {:?}", Arc::get_mut(&mut arc));
    Arc::make_mut(&mut arc).push(4);
    println!("{arc:?} {copy:?} {}", Arc::ptr_eq(&arc, &copy));

    let weak = Arc::downgrade(&arc);
    println!("weak left: {}", Arc::get_mut(&mut arc).is_none());
    Arc::make_mut(&mut arc).push(5);
    println!("{arc:?}, weak lost: {}", weak.upgrade().is_none());

    let other = Arc::clone(&copy);
    let copy = Arc::try_unwrap(copy).unwrap_err();
    drop(other);
    println!(
        "{:?} {:?}",
        Arc::try_unwrap(copy),
        Arc::unwrap_or_clone(arc)
    );

    let last = Arc::new(String::from("for the last one"));
    let owners = [(); 4].map(|()| Arc::clone(&last));
    drop(last);
    let threads = owners.map(|arc| thread::spawn(move || Arc::into_inner(arc)));
    let got = threads.map(|t| t.join().unwrap());
    println!("{:?}", got.iter().flatten().collect::<Vec<_>>());
}
