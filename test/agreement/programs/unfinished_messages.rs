// unreachable, todo and unimplemented each have a message, with or without words of one's own.

use std::panic::catch_unwind;

fn code(n: u32) -> u32 {
    match n {
        0 => todo!(),
        1 => todo!("after {}", "lunch"),
        2 => unimplemented!(),
        3 => unimplemented!("number {n}"),
        4 => unreachable!(),
        5 => unreachable!("but {n} was reached"),
        6 => panic!(),
        7 => panic!("{{{n}}}"),
        _ => n * 2,
    }
}

fn main() {
    for n in 0..9 {
        match catch_unwind(|| code(n)) {
            Ok(value) => println!("{n}: value {value}"),
            Err(payload) => match payload.downcast_ref::<&str>() {
                Some(text) => println!("{n}: {text}"),
                None => println!("{n}: {} (built)", payload.downcast_ref::<String>().unwrap()),
            },
        }
    }
    unreachable!("nothing follows {}", code(8));
}
