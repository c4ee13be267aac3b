// A panic out of a closure in an iterator drops what was collected and what was not yet read.

use std::panic::{AssertUnwindSafe, catch_unwind};

struct Item(u32);

impl Drop for Item {
    fn drop(&mut self) {
        print!(" -{}", self.0);
    }
}

fn double(item: Item) -> Item {
    if item.0 == 3 {
        panic!("three");
    }
    Item(item.0 * 10)
}

fn main() {
    let items = || (1..=5).map(Item).collect::<Vec<_>>();
    let mut source = items().into_iter();
    let run = AssertUnwindSafe(|| source.by_ref().map(double).collect::<Vec<_>>().len());
    println!(": {}", catch_unwind(run).is_err());
    println!("next is {:?}", source.next().map(|i| i.0));
    drop(source);
    println!();

    let all = catch_unwind(|| items().into_iter().rev().map(double).for_each(drop));
    println!(": {}", all.is_err());

    let mut kept = items();
    let retain = AssertUnwindSafe(|| kept.retain(|i| i.0 != 2 && (i.0 != 4 || panic!("four"))));
    println!(": {}", catch_unwind(retain).is_err());
    println!("left {:?}", kept.iter().map(|i| i.0).collect::<Vec<_>>());
    drop(kept);
    println!();
}
