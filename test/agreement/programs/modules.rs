// Modules, visibility, use and re-export choose which item a path names.

mod shop {
    pub const NAME: &str = "shop";

    pub mod stock {
        use super::*;
        #[derive(Debug, Default)]
        pub struct Item(pub &'static str, pub(in crate::shop) u32);

        pub(super) fn label(item: &Item) -> String {
            format!("{NAME} {} {}{}", item.0, item.1, super::currency::SIGN)
        }
        pub mod own {
            pub fn own(n: u32) -> u32 {
                n * super::super::super::own(10) + crate::own(n)
            }
        }
    }
    mod currency {
        pub const SIGN: char = '€';
    }
    pub use currency::SIGN as Sign;
    pub fn sell(name: &'static str) -> (stock::Item, String) {
        let item = stock::Item(name, 7);
        let text = stock::label(&item);
        (item, text)
    }
}

use shop::{self as market, stock::*};
fn own(n: u32) -> u32 {
    n + 1
}

fn main() {
    let sold = market::sell("tea");
    println!("{sold:?} {:?}", Item::default());
    println!("{} {} {}", own::own(2), market::Sign, module_path!());
}
