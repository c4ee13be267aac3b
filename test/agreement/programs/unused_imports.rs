// Two collections and a module are imported and not used.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;

fn main() {
    let mut ages = BTreeMap::new();
    ages.insert("Grace", 85);
    ages.insert("Ada", 36);
    if let Some(age) = ages.get("Ada") {
        println!("{age}");
    }
    println!("{ages:?}");
}
