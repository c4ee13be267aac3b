// Cell and RefCell: changing shared values, and the state of borrows.

use std::cell::{Cell, Ref, RefCell, RefMut};

fn main() {
    let cell = Cell::new(5);
    let same = &cell;
    same.set(same.get() + 1);
    println!("{} {} {cell:?}", cell.replace(9), cell.take());
    cell.swap(&Cell::new(3));
    let mut array = [1, 2, 3];
    let cells = Cell::from_mut(&mut array[..]).as_slice_of_cells();
    cells
        .iter()
        .zip(&cells[1..])
        .for_each(|(a, b)| b.set(a.get() + b.get()));
    println!("{array:?} {}", cell.into_inner());

    let pair = RefCell::new((String::from("a"), 1));
    let (one, two) = (pair.borrow(), pair.borrow());
    println!("{} {:?}", one.0, pair.try_borrow_mut().map(|_| ()));
    drop((one, two));
    let name = Ref::map(pair.borrow(), |p| &p.0);
    println!("{} {}", *name, pair.try_borrow().is_ok());
    drop(name);
    let (mut name, mut count) = RefMut::map_split(pair.borrow_mut(), |p| (&mut p.0, &mut p.1));
    name.push('b');
    *count += 1;
    drop(count);
    println!("{:?} {pair:?}", pair.try_borrow().map(|_| ()));
    println!("{}", pair.try_borrow().unwrap_err());
    drop(name);
    println!("{:?} {pair:?}", pair.replace(("c".into(), 7)));
    println!("{:?}", pair.replace_with(|p| (p.0.repeat(2), p.1)));
    println!("{:?}", pair.take());
    let filtered = Ref::filter_map(pair.borrow(), |p| p.0.chars().next().map(|_| &p.1));
    println!("{}", filtered.is_err());
}
