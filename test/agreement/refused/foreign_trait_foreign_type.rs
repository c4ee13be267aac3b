// A trait of the standard library is implemented for a type of the standard library.

use std::fmt;

impl fmt::Display for Vec<u32> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for number in self {
            write!(f, "<{number}>")?;
        }
        Ok(())
    }
}

fn main() {
    println!("{}", vec![1, 2, 3]);
}
