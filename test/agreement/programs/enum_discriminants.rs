// Variants have numbers, given or counted on, of the width that repr names.

use std::mem::{discriminant, transmute};

#[derive(Clone, Copy, Debug)]
#[repr(i8)]
enum Level {
    Low = -3,
    Below,
    Even = 4 - 4,
    Above,
    High = i8::MAX,
}

#[allow(dead_code)]
#[repr(u16)]
enum Message {
    Stop = 500,
    Move(u8, u8),
    Say(&'static str) = 7,
}

fn number(message: &Message) -> u16 {
    // SAFETY: a repr(u16) enum starts with its number.
    unsafe { *(&raw const *message).cast() }
}

fn main() {
    use Level::*;
    let levels = [Low, Below, Even, Above, High].map(|level| level as i8);
    println!("{levels:?} {} {}", Below as u8, Low as i64 as u16);
    // SAFETY: 1 is the number of Above.
    println!("{:?}", unsafe { transmute::<i8, Level>(1) });
    let messages = [Message::Stop, Message::Move(1, 2), Message::Say("a")];
    println!("{:?}", messages.each_ref().map(number));
    println!("{}", discriminant(&Some(1)) == discriminant(&Some(2)));
    println!("{}", discriminant(&Low) == discriminant(&High));
    println!("{} {}", size_of::<Level>(), None < Some(()));
}
