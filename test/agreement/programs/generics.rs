use std::fmt::Debug;
use std::ops::Add;
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
struct P<T> {
    x: T,
    y: T,
}
impl<T: Add<Output = T>> Add for P<T> {
    type Output = P<T>;
    fn add(self, o: Self) -> Self {
        P {
            x: self.x + o.x,
            y: self.y + o.y,
        }
    }
}
fn show<T: Debug>(t: T) {
    println!("{t:?}");
}
fn main() {
    show(P { x: 1, y: 2 } + P { x: 3, y: 4 });
    show(P { x: 1.5, y: 2.0 } < P { x: 1.5, y: 3.0 });
    show([1, 2, 3]);
}
