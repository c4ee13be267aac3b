// A function marked track_caller reports the place that called it.

use std::panic::{Location, catch_unwind};

type Place = (u32, u32);

#[track_caller]
fn here() -> Place {
    let place = Location::caller();
    (place.line(), place.column())
}

#[track_caller]
fn passes_on() -> (Place, Place) {
    (here(), (|| here())())
}

fn does_not() -> Place {
    here()
}

#[track_caller]
fn first(list: &[u32]) -> u32 {
    *list.first().expect("something in the list")
}

fn main() {
    println!("{:?} {:?}", here(), here());
    println!("{:?}", passes_on());
    println!("{:?} {:?}", does_not(), does_not());
    let pointer: fn() -> Place = here;
    println!("through a pointer: {}", pointer() == pointer());
    println!("{:?}", [(); 2].map(|()| here()));
    println!("{:?}", [[5, 6], [7, 8]].map(|list| first(&list)));
    println!("{}", catch_unwind(|| first(&[])).is_err());
    println!("{}", first(&[]));
}
