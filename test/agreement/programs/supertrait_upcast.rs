// A trait object is turned into an object of its supertraits and stays the same value.

use std::any::Any;
use std::fmt::Debug;
use std::rc::Rc;

trait Named {
    fn name(&self) -> String;
}
trait Person: Named + Debug + Any {
    fn greet(&self) -> String {
        format!("hello {}", self.name())
    }
}

#[derive(Debug)]
struct Ada(u32);

impl<T: Debug> Named for T {
    fn name(&self) -> String {
        format!("<{self:?}>")
    }
}
impl Person for Ada {}

fn main() {
    let person: Box<dyn Person> = Box::new(Ada(36));
    println!("{}", person.greet());
    let named: &dyn Named = &*person;
    println!("{} {}", named.name(), size_of_val(named));
    let any: Box<dyn Any> = person;
    println!("{:?}", any.downcast::<Ada>().map(|ada| ada.0));

    let shared: Rc<dyn Person> = Rc::new(Ada(7));
    let debug: Rc<dyn Debug> = shared.clone();
    println!("{debug:?} {}", Rc::strong_count(&shared));
}
