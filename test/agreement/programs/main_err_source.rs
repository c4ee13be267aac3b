// An error from main is shown with Debug on standard error, and the code is 1.

use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};
use std::num::ParseIntError;

struct ConfigError(usize, ParseIntError);

impl Display for ConfigError {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        write!(f, "bad value in line {}", self.0)
    }
}

impl Debug for ConfigError {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        write!(f, "{self}, because of {:?}", self.1.to_string())
    }
}

impl Error for ConfigError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.1)
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    for (i, text) in ["12", "300", "x"].into_iter().enumerate() {
        let parsed = text.parse::<u8>();
        let value = parsed.map_err(|source| ConfigError(i + 1, source));
        if let Some(cause) = value.as_ref().err().and_then(|e| e.source()) {
            println!("{cause}");
        }
        println!("{}", value?);
    }
    Ok(())
}
