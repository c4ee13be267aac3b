// Errors wrap others, and the chain of sources leads back to the first one.

use std::error::Error;
use std::fmt;
use std::iter::successors;

#[derive(Debug)]
struct Step(&'static str, Box<dyn Error>);

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{} failed", self.0)
    }
}

impl Error for Step {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.1)
    }
}

fn load(text: &str) -> Result<i32, Box<dyn Error>> {
    if text.is_empty() {
        return Err("nothing given".into());
    }
    let parsed: Result<i32, _> = text.parse();
    let parsed = parsed.map_err(|error| Step("parse", error.into()));
    Ok(parsed.map_err(|error| Step("load", error.into()))?)
}

fn main() {
    for text in ["5", "x", ""] {
        let Err(error) = load(text) else { continue };
        for error in successors(Some(&*error), |&error| error.source()) {
            println!("{error} {}", error.is::<Step>());
        }
    }
    let step = load("-").unwrap_err().downcast::<Step>().unwrap();
    println!("{} {:?}", step.0, step.1);
}
