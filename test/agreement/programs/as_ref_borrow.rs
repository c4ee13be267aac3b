// Functions that take anything that can be seen as the type they need.

use std::borrow::{Borrow, BorrowMut};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

fn length(text: impl AsRef<str>) -> usize {
    text.as_ref().len()
}

fn extension<P: AsRef<Path> + ?Sized>(path: &P) -> Option<&str> {
    path.as_ref().extension()?.to_str()
}

fn total<B: Borrow<[u32]>>(numbers: B) -> u32 {
    numbers.borrow().iter().sum()
}

fn fill(mut bytes: impl AsMut<[u8]>, value: u8) -> u8 {
    bytes.as_mut().fill(value);
    bytes.as_mut().iter().sum()
}

fn main() {
    println!("{} {}", length("héllo"), length(String::from("abc")));
    println!("{} {}", length(&&"ab"), length(Box::<str>::from("x")));
    println!("{:?}", extension("a/b.rs"));
    println!("{:?}", extension(&PathBuf::from("c")));
    println!("{} {}", total(vec![1, 2]), total([3; 4]));
    let mut buffer = vec![0; 4];
    println!("{} {buffer:?}", fill(&mut buffer, 7));
    let bytes: &[u8] = "é".as_ref();
    println!("{bytes:?}");
    let mut ages = HashMap::from([("ada".to_string(), 36)]);
    let slot: &mut i32 = ages.get_mut("ada").unwrap().borrow_mut();
    *slot += 1;
    println!("{}", ages["ada"]);
}
