// One implementation covers every type that has another trait, references included.

use std::fmt::Display;

trait Loud {
    fn loud(&self) -> String;
}
impl<T: Display + ?Sized> Loud for T {
    fn loud(&self) -> String {
        self.to_string().to_uppercase()
    }
}

trait Depth {
    const DEPTH: usize;
}
impl Depth for () {
    const DEPTH: usize = 0;
}
impl<T: Depth> Depth for Option<T> {
    const DEPTH: usize = T::DEPTH + 1;
}
impl<T: Depth, const N: usize> Depth for [T; N] {
    const DEPTH: usize = T::DEPTH + N;
}
impl<A: Depth, B: Depth> Depth for (A, B) {
    const DEPTH: usize = A::DEPTH * B::DEPTH;
}

fn main() {
    let object: &dyn Display = &1.5e3;
    println!("{} {} {}", "abc".loud(), 'ß'.loud(), (&&true).loud());
    println!("{} {}", object.loud(), Box::new(object).loud());
    println!("{}", <Option<Option<()>>>::DEPTH);
    println!("{}", <([(); 3], [Option<[(); 4]>; 10])>::DEPTH);
}
