use std::rc::Rc;

trait Speak {
    fn speak(&self) -> String;
}
struct Dog;
struct Cat {
    lives: u8,
}
impl Speak for Dog {
    fn speak(&self) -> String {
        "woof".into()
    }
}
impl Speak for Cat {
    fn speak(&self) -> String {
        //@ self = &*pets[1]
        //@2 self = &*shared
        format!("meow {}", self.lives)
    }
}

fn main() {
    let pets: Vec<Box<dyn Speak>> = vec![Box::new(Dog), Box::new(Cat { lives: 9 })];
    //@ pets = len 2, cap 2 → [→ Dog, → { lives: 9 }]
    let said: Vec<String> = pets.iter().map(|pet| pet.speak()).collect();
    //@ said = len 2, cap 2 → ["woof", "meow 9"]
    let shared: Rc<dyn Speak> = Rc::new(Cat { lives: 7 });
    //@ shared = → 1/0 { lives: 7 }
    println!("{said:?} {}", shared.speak());
}
