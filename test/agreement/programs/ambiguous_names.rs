// Two modules are exported together although they share a name.

mod inches {
    pub fn length() -> f64 {
        1.0
    }

    pub const NAME: &str = "inch";
}

mod metres {
    pub fn length() -> f64 {
        39.37
    }

    pub const SYMBOL: &str = "m";
}

pub mod units {
    pub use crate::inches::*;
    pub use crate::metres::*;
}

fn main() {
    println!("{} {}", units::NAME, units::SYMBOL);
    println!("{}", inches::length() < metres::length());
}
