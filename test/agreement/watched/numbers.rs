use std::time::Duration;

fn main() {
    let big = u128::MAX;
    let small = i8::MIN;
    let wide = i128::MIN;
    //@ big = 340282366920938463463374607431768211455; small = -128
    //@ wide = -170141183460469231731687303715884105728
    let third = 1.0f32 / 3.0;
    let none = 0.0 / 0.0;
    let huge = 1e300 * 1e10;
    //@ third = 0.33333334; none = NaN; huge = inf
    let letter = 'ß';
    let quote = '\'';
    //@ letter = 'ß'; quote = '\''
    let pairs = ((1, 'a'), (true, (2.0, "b")));
    //@ pairs = ((1, 'a'), (true, (2.0, "b")))
    let range = 2..5;
    let closed = 1..=3u8;
    //@ range = { start: 2, end: 5 }
    let wait = Duration::from_millis(1500);
    let wrapped = std::num::Wrapping(250u8) + std::num::Wrapping(10);
    //@ wrapped = 4
    println!("{big} {small} {wide} {third} {none} {huge} {letter} {quote}");
    println!("{pairs:?} {range:?} {closed:?} {wait:?} {wrapped}");
}
