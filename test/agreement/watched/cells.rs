use std::cell::{Cell, OnceCell, RefCell};

fn main() {
    let cell = Cell::new(1);
    cell.set(2);
    //@ cell = 2
    let text = RefCell::new(String::from("a"));
    {
        let one = text.borrow();
        let two = text.borrow();
        //@ text = "a" (borrowed 2); one = &text
        println!("{one}{two}");
    }
    let mut writer = text.borrow_mut();
    //@ text = "a" (borrowed mut); writer = &mut text
    writer.push('b');
    drop(writer);
    //@ text = "ab"; writer = moved
    let once = OnceCell::new();
    //@ once = None
    once.set(7).unwrap();
    //@ once = Some(7)
    println!("{} {text:?} {once:?}", cell.get());
}
