// Kinds and texts of io::Error, made by hand and from numbers of the system.

use std::fmt;
use std::io::{Error, ErrorKind, Result, Write};

#[derive(Debug)]
struct Custom(u8);

impl fmt::Display for Custom {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "custom {}", self.0)
    }
}

impl std::error::Error for Custom {}

struct Full;

impl Write for Full {
    fn write(&mut self, _: &[u8]) -> Result<usize> {
        Ok(0)
    }

    fn flush(&mut self) -> Result<()> {
        Err(ErrorKind::Unsupported.into())
    }
}

fn main() {
    for code in [1, 2, 11, 13, 17, 20, 22, 28, 39, 9999] {
        let error = Error::from_raw_os_error(code);
        println!("{:?}: {error}", error.kind());
    }
    let error = Error::other(Custom(3));
    println!("{error} {error:?} {:?}", error.raw_os_error());
    println!("{:?}", error.downcast::<Custom>().map(|c| c.0));
    let error = Error::new(ErrorKind::InvalidData, "bad text");
    println!("{error} {error:?}");
    println!("{} {:?}", Full.flush().unwrap_err(), Full.write_all(b"x"));
}
