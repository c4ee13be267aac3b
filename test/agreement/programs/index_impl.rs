// Reading and writing through square brackets call different methods of a type.

use std::cell::Cell;
use std::ops::{Index, IndexMut, RangeFull};

#[derive(Default)]
struct Grid {
    cells: [[u8; 3]; 2],
    reads: Cell<u32>,
    writes: u32,
}

impl Index<(usize, usize)> for Grid {
    type Output = u8;
    fn index(&self, (x, y): (usize, usize)) -> &u8 {
        self.reads.update(|reads| reads + 1);
        &self.cells[y][x]
    }
}
impl IndexMut<(usize, usize)> for Grid {
    fn index_mut(&mut self, (x, y): (usize, usize)) -> &mut u8 {
        self.writes += 1;
        &mut self.cells[y][x]
    }
}
impl Index<RangeFull> for Grid {
    type Output = [u8];
    fn index(&self, _: RangeFull) -> &[u8] {
        self.cells.as_flattened()
    }
}

fn main() {
    let mut grid = Grid::default();
    grid[(1, 1)] = 7;
    grid[(2, 0)] += grid[(1, 1)] + 1;
    std::mem::swap(&mut grid[(0, 0)], &mut 9);
    println!("{} {:?}", grid[(2, 0)].pow(2), &grid[..]);
    println!("{} {}", grid.reads.get(), grid.writes);
}
