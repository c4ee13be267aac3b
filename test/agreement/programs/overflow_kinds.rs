// Each kind of arithmetic that does not fit has a message of its own.

use std::hint::black_box;
use std::panic::{catch_unwind, set_hook};

fn main() {
    set_hook(Box::new(|info| {
        println!("{}", info.payload_as_str().unwrap())
    }));
    let kinds: [fn(i32, u32) -> i64; 16] = [
        |min, _| (black_box(-1) + min).into(),
        |_, five| (five - 6).into(),
        |min, _| (min * 2).into(),
        |min, _| (-min).into(),
        |min, five| (min << (five + 27)).into(),
        |_, five| (five >> (five * 7)).into(),
        |min, five| (min / (five as i32 - 5)).into(),
        |min, five| (min % (five as i32 - 5)).into(),
        |min, five| (min / (4 - five as i32)).into(),
        |min, five| (min % (4 - five as i32)).into(),
        |min, _| min.abs().into(),
        |_, five| five.pow(14).into(),
        |min, _| [min, -1].iter().sum::<i32>().into(),
        |_, five| [u8::MAX, five as u8].iter().product::<u8>().into(),
        |min, five| min.rem_euclid(4 - five as i32).into(),
        |min, five| (min as i64) << five,
    ];
    for kind in kinds {
        let arguments = black_box((i32::MIN, 5));
        if let Ok(value) = catch_unwind(|| kind(arguments.0, arguments.1)) {
            println!("fits: {value}");
        }
    }
    let mut byte: u8 = black_box(250);
    for step in 1.. {
        print!("{byte} ");
        byte += step;
    }
}
