use std::error::Error;
use std::fmt;
#[derive(Debug)]
struct E;
impl fmt::Display for E {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "custom")
    }
}
impl Error for E {}
fn f(n: i32) -> Result<i32, Box<dyn Error>> {
    if n > 1 {
        Err(Box::new(E))
    } else {
        Ok("5".parse::<i32>()?)
    }
}
fn main() {
    println!("{:?} {}", f(1).unwrap(), f(2).unwrap_err());
    println!("{}", "z".parse::<i32>().unwrap_err());
}
