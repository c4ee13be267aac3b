// The question mark leaves a function early and turns one error type into another.

use std::num::ParseIntError;
use std::str::Utf8Error;

#[allow(dead_code)]
#[derive(Debug)]
struct Failure(&'static str, String);

macro_rules! from {
    ($type:ty) => {
        impl From<$type> for Failure {
            fn from(error: $type) -> Failure {
                Failure(stringify!($type), error.to_string())
            }
        }
    };
}

from!(ParseIntError);
from!(Utf8Error);
from!(&str);

fn read(bytes: &[u8]) -> Result<u32, Failure> {
    let text = str::from_utf8(bytes)?;
    let (a, b) = text.split_once('-').ok_or("no dash")?;
    let (a, b) = (a.parse::<u32>()?, b.parse()?);
    Ok(a.checked_sub(b).ok_or("negative")?)
}

fn initial(text: &str) -> Option<char> {
    text.split(' ').nth(1)?.chars().next()
}

fn main() {
    for bytes in [&b"9-4"[..], b"9-x", b"94", b"4-9", b"\xff-1"] {
        println!("{:?}", read(bytes));
    }
    println!("{:?}", ["a bc", "a ", "a"].map(initial));
}
