trait Shape {
    fn area(&self) -> f64;
}
struct Square {
    side: f64,
}
impl Shape for Square {
    fn area(&self) -> f64 {
        //@ self = &*shape
        self.side * self.side
    }
}

fn main() {
    let shape: Box<dyn Shape> = Box::new(Square { side: 1.5 });
    //@ shape = → { side: 1.5 }
    let area = shape.area();
    //@ area = 2.25
    println!("{area}");
}
