// Two rooms that hold each other are never dropped; with a `Weak` way back
// they are.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

struct Room {
    name: &'static str,
    next: RefCell<Option<Rc<Room>>>,
    back: RefCell<Weak<Room>>,
}

impl Room {
    fn new(name: &'static str) -> Rc<Room> {
        Rc::new(Room {
            name,
            next: RefCell::new(None),
            back: RefCell::new(Weak::new()),
        })
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        println!("dropped the {}", self.name);
    }
}

fn main() {
    let (hall, attic) = (Room::new("hall"), Room::new("attic"));
    hall.next.replace(Some(Rc::clone(&attic)));
    attic.next.replace(Some(Rc::clone(&hall)));
    println!("hall: {} holders", Rc::strong_count(&hall));
    drop((hall, attic));
    println!("the ring is out of reach");

    let (porch, cellar) = (Room::new("porch"), Room::new("cellar"));
    porch.next.replace(Some(Rc::clone(&cellar)));
    cellar.back.replace(Rc::downgrade(&porch));
    let back = cellar.back.borrow().upgrade();
    println!("from the cellar to the {}", back.unwrap().name);
    println!("porch: {} holder", Rc::strong_count(&porch));
}
