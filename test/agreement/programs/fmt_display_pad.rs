// A type's own Display that obeys width, precision and the alternate flag.

use std::fmt::{Display, Formatter, Result};

struct Name(&'static str);

impl Display for Name {
    fn fmt(&self, f: &mut Formatter) -> Result {
        f.pad(self.0)
    }
}

struct Money(i64);

impl Display for Money {
    fn fmt(&self, f: &mut Formatter) -> Result {
        let (whole, cents) = (self.0.abs() / 100, self.0.abs() % 100);
        let unit = if f.alternate() { " EUR" } else { "" };
        f.pad_integral(self.0 >= 0, "", &format!("{whole}.{cents:02}{unit}"))
    }
}

struct Flags;

impl Display for Flags {
    fn fmt(&self, f: &mut Formatter) -> Result {
        let (plus, zero) = (f.sign_plus(), f.sign_aware_zero_pad());
        let (width, precision, fill) = (f.width(), f.precision(), f.fill());
        write!(f, "{width:?} {precision:?} {fill:?} {plus} {zero}")
    }
}

fn main() {
    println!("[{0}] [{0:6}] [{0:>6}] [{0:-^7}] [{0:.2}]", Name("Ada"));
    println!("[{0}] [{0:8}] [{0:08}] [{0:+}] [{0:#}]", Money(1205));
    println!("[{0}] [{0:<9}] [{0:#012}]", Money(-399));
    println!("{Flags} | {Flags:*^+9.3} | {Flags:05}");
    println!("{:>5}|{:5}|", Name("é").to_string(), format!("{:?}", "a"));
}
