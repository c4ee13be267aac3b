// Each number is computed while nothing is borrowed, and stored after that.

use std::cell::RefCell;
use std::collections::HashMap;

#[derive(Default)]
struct Grid {
    known: RefCell<HashMap<(u32, u32), u64>>,
}

impl Grid {
    /// How many shortest ways lead this far right and down.
    fn ways(&self, right: u32, down: u32) -> u64 {
        if right == 0 || down == 0 {
            return 1;
        }
        let corner = (right, down);
        let known = self.known.borrow().get(&corner).copied();
        if let Some(ways) = known {
            return ways;
        }
        let ways = self.ways(right - 1, down) + self.ways(right, down - 1);
        self.known.borrow_mut().insert(corner, ways);
        ways
    }
}

fn main() {
    let grid = Grid::default();
    println!("ways: {}", grid.ways(16, 16));
    println!("corners computed: {}", grid.known.borrow().len());
}
