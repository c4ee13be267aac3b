// From gives Into, TryFrom gives TryInto, and a failure has an error type of its own.

use std::convert::Infallible;

#[derive(Debug, Clone, Copy)]
struct Percent(u8);

impl TryFrom<i32> for Percent {
    type Error = String;
    fn try_from(n: i32) -> Result<Self, String> {
        match u8::try_from(n) {
            Ok(n) if n <= 100 => Ok(Percent(n)),
            Ok(n) => Err(format!("{n} is over a hundred")),
            Err(error) => Err(format!("{n}: {error}")),
        }
    }
}
impl From<Percent> for f32 {
    fn from(percent: Percent) -> f32 {
        percent.0 as f32 / 100.0
    }
}

fn main() {
    for n in [50, 101, 256, -1] {
        println!("{:?}", n.try_into() as Result<Percent, _>);
    }
    let half: f32 = Percent(50).into();
    let same: Result<u16, Infallible> = 7u8.try_into();
    println!("{half} {same:?} {}", u32::from(true) + u32::from('a'));
    println!("{:?} {:?}", char::try_from(0xd800u32), u8::try_from('é'));
    println!("{:?}", <[i32; 3]>::try_from(&[1, 2][..]));
    println!("{:?}", <[i32; 2]>::try_from(vec![1, 2]));
    let boxed: Box<str> = "text".into();
    println!("{:?}", Vec::from(String::from(boxed)));
}
