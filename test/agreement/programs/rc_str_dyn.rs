// An Rc of a str, of a slice and of a trait object.

use std::any::Any;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::rc::Rc;

trait Shape: Debug {
    fn area(&self) -> f64;
}

#[derive(Debug)]
struct Square(f64);

impl Shape for Square {
    fn area(&self) -> f64 {
        self.0 * self.0
    }
}

fn main() {
    let name: Rc<str> = "näme".into();
    let ages = BTreeMap::from([(name.clone(), 7), (Rc::from("x"), 8)]);
    println!("{name} {} {:?}", Rc::strong_count(&name), ages.get("x"));
    let slice: Rc<[_]> = (1..4).map(|n| n.to_string()).collect();
    println!("{slice:?} {} {}", slice.concat(), Rc::strong_count(&slice));
    let small: Rc<dyn Shape> = Rc::new(Square(1.5));
    let shapes = vec![small.clone(), Rc::new(Square(2.0)), small];
    let areas: Vec<_> = shapes.iter().map(|s| s.area()).collect();
    println!(
        "{shapes:?} {areas:?} {}",
        Rc::ptr_eq(&shapes[0], &shapes[2])
    );
    drop(shapes);
    let any: Rc<dyn Any> = Rc::new(5u8);
    println!("{}", any.clone().downcast::<i8>().is_err());
    println!("{:?}", any.downcast::<u8>());
}
