// An implementation leaves out a method that its trait asks for.

trait Shape {
    fn area(&self) -> f64;
    fn name(&self) -> String;
}

struct Square(f64);

impl Shape for Square {
    fn area(&self) -> f64 {
        self.0 * self.0
    }
}

fn main() {
    let square = Square(3.0);
    println!("{} {}", square.name(), square.area());
}
