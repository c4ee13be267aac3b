// Debug written by hand with the builders of Formatter.

use std::fmt::{self, Debug, Formatter};

struct Secret(u8);

impl Debug for Secret {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        let mut s = f.debug_struct("Secret");
        s.field("id", &self.0).field("half", &(self.0 as f32 / 2.0));
        s.finish_non_exhaustive()
    }
}

struct Route(Vec<(&'static str, i32)>);

impl Debug for Route {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match f.alternate() {
            true => f.debug_list().entries(&self.0).finish(),
            false => f.debug_map().entries(self.0.iter().copied()).finish(),
        }
    }
}

fn main() {
    let route = Route(vec![("north", 2), ("east", -4)]);
    println!("{route:?}\n{route:#?}");
    println!("{:?}\n{:#06?}", Secret(9), Secret(9));
    let set = fmt::from_fn(|f| f.debug_set().entry(&"a").entry(&'b').finish());
    println!("{set:?}");
    let tuple = fmt::from_fn(|f| f.debug_tuple("T").field(&1.0).field(&()).finish());
    println!("{tuple:?} {tuple:#?}");
    let open = fmt::from_fn(|f| f.debug_list().entry(&1).finish_non_exhaustive());
    println!("{open:?} {open:#?}");
}
