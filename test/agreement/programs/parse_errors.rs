// The texts of errors from parsing numbers, bools and chars.

use std::fmt::Display;
use std::num::{IntErrorKind, NonZeroU8};
use std::str::FromStr;

fn show<T: FromStr<Err: Display> + Display>(text: &str) {
    match text.parse::<T>() {
        Ok(value) => println!("{text:?} = {value}"),
        Err(error) => println!("{text:?}: {error}"),
    }
}

fn main() {
    for text in ["+7", "-0", "", "-", "12a", " 1", "256", "1_0", "٣"] {
        show::<u8>(text);
    }
    show::<i8>("-128");
    show::<i8>("-129");
    show::<u32>("-1");
    show::<NonZeroU8>("0");
    show::<f64>("");
    show::<f64>("1e");
    show::<bool>("True");
    show::<char>("");
    show::<char>("ab");

    let error = "999".parse::<u8>().unwrap_err();
    println!("{error:?} {}", *error.kind() == IntErrorKind::PosOverflow);
    println!("{:?}", i32::from_str_radix("zz", 16));
    println!("{:?} {:?}", u8::try_from(300), char::try_from(0xd800u32));
    println!("{}", u8::try_from(-1).unwrap_err());
    println!("{}", char::from_u32(0x110000).is_none());
    println!("{}", <[i32; 2]>::try_from(vec![1]).unwrap_err().len());
    println!("{}", <&[u8; 3]>::try_from(&b"ab"[..]).unwrap_err());
}
