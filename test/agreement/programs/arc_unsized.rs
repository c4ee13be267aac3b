// An Arc of a trait object, a slice or a str is shared by threads like any other.

use std::sync::Arc;
use std::thread;

trait Shape: Send + Sync {
    fn area(&self) -> u32;
}

struct Square(u32);
struct Strip<'a>(&'a [u32]);

impl Shape for Square {
    fn area(&self) -> u32 {
        self.0 * self.0
    }
}

impl Shape for Strip<'_> {
    fn area(&self) -> u32 {
        self.0.iter().sum()
    }
}

fn main() {
    let shapes: [Arc<dyn Shape>; 2] = [Arc::new(Square(7)), Arc::new(Strip(&[1, 2, 3]))];
    let shared: Arc<[Arc<dyn Shape>]> = shapes.into_iter().collect();
    let areas = [0, 1].map(|i| {
        let shared = Arc::clone(&shared);
        thread::spawn(move || shared[i].area() + shared.len() as u32)
    });
    println!("{:?}", areas.map(|a| a.join().unwrap()));

    let numbers: Arc<[u8]> = Arc::from(vec![3, 1, 2]);
    let text: Arc<str> = "größer".into();
    let (n, t) = (Arc::clone(&numbers), Arc::clone(&text));
    let handle = thread::spawn(move || (n.iter().max().copied(), t.chars().count(), t.len()));
    println!("{:?} {:?} {text}", handle.join().unwrap(), numbers);
    println!("{} {}", Arc::strong_count(&text), size_of_val(&*numbers));
}
