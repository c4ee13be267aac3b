// Spare values of a type hold the other variants, so that many enums need no extra byte.

use std::num::NonZero;
use std::rc::Rc;

enum Never {}

#[allow(dead_code)]
enum Tree {
    Leaf,
    Node(Box<Tree>, Box<Tree>),
    Name(Vec<u8>),
}

macro_rules! sizes {
    ($($type:ty)*) => {
        $(print!("{}:{} ", size_of::<$type>(), align_of::<$type>());)*
        println!();
    };
}

fn main() {
    sizes!(bool Option<bool> Option<Option<Option<bool>>> Option<char>);
    sizes!(u32 Option<u32> Option<NonZero<u32>> Option<Option<u8>>);
    sizes!(&u8 Option<&str> Option<Rc<[u8]>> Option<Box<dyn Fn()>> Option<fn()>);
    sizes!(String Option<Option<String>> Result<Vec<u8>, ()> Result<u8, u16>);
    sizes!(() Option<()> Never Option<Never> Result<u64, Never> [u16; 5]);
    sizes!(Tree Option<Tree> (u8, u16, u8) Option<(bool, u64)>);

    let deep: Option<Option<Option<bool>>> = Some(None);
    println!("{deep:?} {}", deep.flatten().flatten().is_none());
    let boxed: [Option<Box<u8>>; 2] = [None, Some(Box::new(5))];
    println!("{boxed:?} {:?}", NonZero::new(0u8).or(NonZero::new(9)));
}
