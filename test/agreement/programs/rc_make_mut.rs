// Rc gives its value for writing only when nobody else holds it.

use std::rc::Rc;

fn main() {
    let mut a = Rc::new(vec![1, 2]);
    println!("{:?}", Rc::get_mut(&mut a).map(|v| v.pop()));
    let mut b = Rc::clone(&a);
    println!("{} {:?}", Rc::ptr_eq(&a, &b), Rc::get_mut(&mut a));
    Rc::make_mut(&mut b).push(3);
    println!(
        "{a:?} {b:?} {} {}",
        Rc::ptr_eq(&a, &b),
        Rc::strong_count(&a)
    );

    let address = Rc::as_ptr(&b);
    Rc::make_mut(&mut b).push(4);
    println!("{}", address == Rc::as_ptr(&b));
    let weak = Rc::downgrade(&b);
    Rc::make_mut(&mut b).push(5);
    println!("{b:?} {} {:?}", address == Rc::as_ptr(&b), weak.upgrade());

    let c = a.clone();
    let back = Rc::try_unwrap(a).unwrap_err();
    println!("{back:?} {:?}", Rc::strong_count(&c));
    println!("{:?} {:?}", Rc::into_inner(back), Rc::try_unwrap(c));
    let d = b.clone();
    println!("{:?} {}", Rc::unwrap_or_clone(b), Rc::strong_count(&d));

    let raw = Rc::into_raw(d);
    // SAFETY: the pointer is from into_raw, and is given back once.
    let d = unsafe { Rc::from_raw(raw) };
    println!("{d:?} {}", *d == vec![1, 3, 4, 5]);
    println!(
        "{} {:?}",
        Rc::new(1) < Rc::new(2),
        Rc::new(0.5).partial_cmp(&Rc::new(0.5))
    );
}
