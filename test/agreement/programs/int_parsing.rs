// Numbers are read in any radix, and each failure names its own kind.

use std::num::{IntErrorKind, NonZero};

fn kind(text: &str) -> &'static str {
    match text.parse::<i8>() {
        Ok(_) => "fine",
        Err(error) => match error.kind() {
            IntErrorKind::Empty => "empty",
            IntErrorKind::InvalidDigit => "digit",
            IntErrorKind::PosOverflow => "too large",
            IntErrorKind::NegOverflow => "too small",
            _ => "other",
        },
    }
}

fn main() {
    for text in ["127", "128", "-128", "-129", "", "-", "+5", "--5", " 5"] {
        println!("{text:?} {}", kind(text));
    }
    println!("{:?}", u8::from_str_radix("ff", 16));
    println!("{:?}", u8::from_str_radix("fg", 16));
    println!("{:?}", i64::from_str_radix("-Zz", 36));
    println!("{:?} {:?}", "0007".parse::<u8>(), "-0".parse::<i32>());
    println!("{:?}", "-1".parse::<u8>());
    println!("{:?}", "0".parse::<NonZero<u8>>());
    println!("{}", "300".parse::<u8>().unwrap_err());
    println!("{}", "x".parse::<i32>().unwrap_err());
    println!("{:?}", "True".parse::<bool>().map_err(|e| e.to_string()));
    println!("{:?}", "ab".parse::<char>().map_err(|e| e.to_string()));
    let total = |text: &str| text.split(',').map(str::parse::<i32>).sum();
    let totals: [Result<i32, _>; 2] = ["1,2,-4", "1,x,2,"].map(total);
    println!("{totals:?}");
}
