// Sizes of the types of std on a 64-bit machine, and names of types.

use std::any::{type_name, type_name_of_val};
use std::cell::RefCell;
use std::collections::{BTreeMap, BinaryHeap, HashMap, LinkedList, VecDeque};
use std::mem::needs_drop;
use std::num::NonZeroU32;
use std::rc::Rc;
use std::{net, time};

fn show<T>() {
    let (size, align) = (size_of::<T>(), align_of::<T>());
    println!("{size} {align} {}", type_name::<T>());
}

fn main() {
    show::<String>();
    show::<Option<Vec<u8>>>();
    show::<Box<dyn Fn(&str) -> bool>>();
    show::<Option<&[char]>>();
    show::<(u8, u32, u16)>();
    show::<Option<NonZeroU32>>();
    show::<HashMap<u8, u8>>();
    show::<BTreeMap<&str, [i128; 3]>>();
    show::<VecDeque<()>>();
    show::<(BinaryHeap<f32>, LinkedList<f64>)>();
    show::<Rc<RefCell<u8>>>();
    show::<RefCell<u8>>();
    show::<time::Duration>();
    show::<Option<time::Instant>>();
    show::<net::IpAddr>();
    show::<fn() -> !>();
    println!("{}", type_name_of_val(&[1u8..2].iter().rev()));
    println!("{}", type_name_of_val(&main));
    println!("{} {}", size_of_val("héllo"), size_of_val(&[0u16; 5][1..]));
    println!("{}", needs_drop::<Vec<u8>>());
}
