// Guards run in the order of the arms, once for each alternative that fits.

use std::cell::RefCell;

fn main() {
    let asked = RefCell::new(Vec::new());
    let ask = |what, answer: bool| {
        asked.borrow_mut().push(what);
        answer
    };
    let found = match (3u8, 200u8) {
        (0..=2, _) if ask("a", true) => "first",
        (3 | 4, 128..) if ask("b", false) => "second",
        (_, 0..=127) if ask("c", true) => "third",
        (_, high) if ask("d", high > 199) => "fourth",
        _ => "fifth",
    };
    println!("{found} {:?}", asked.take());

    let either = match (Some(1), Some(2)) {
        (Some(n), _) | (_, Some(n)) if ask(["one", "two"][n - 1], n == 2) => n,
        _ => 0,
    };
    println!("{either} {:?}", asked.take());

    let mut text = Some(String::from("kept"));
    let length = match &mut text {
        Some(inner) if inner.len() > 10 => 10,
        Some(inner) if ask("grow", true) && inner.starts_with('k') => {
            inner.push('!');
            inner.len()
        }
        _ => 0,
    };
    println!("{length} {text:?} {:?}", asked.take());
}
