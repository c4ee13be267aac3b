// Compound assignment calls its own traits, and which side runs first depends on the type.

use std::ops::*;

#[derive(Debug)]
struct Cell(i64, u32);

macro_rules! assign {
    ($($name:ident $method:ident $sign:tt)*) => {$(
        impl $name<i64> for Cell {
            fn $method(&mut self, right: i64) {
                *self = Cell(self.0 $sign right, self.1 + 1);
            }
        }
    )*};
}

assign! {
    AddAssign add_assign + SubAssign sub_assign - MulAssign mul_assign *
    DivAssign div_assign / RemAssign rem_assign % BitAndAssign bitand_assign &
    BitOrAssign bitor_assign | BitXorAssign bitxor_assign ^
    ShlAssign shl_assign << ShrAssign shr_assign >>
}

fn say(what: &str) -> usize {
    println!("{what}");
    what.len() - 4
}

fn main() {
    let mut cell = Cell(0, 0);
    (cell += 21, cell *= 10, cell -= 3, cell <<= 4, cell |= 5);
    println!("{cell:?}");
    (cell ^= 15, cell >>= 2, cell /= 7, cell %= 100, cell &= 28);
    println!("{cell:?}");
    let (mut plain, mut own) = ([1], [Cell(1, 0)]);
    plain[say("left")] += say("right") as i64;
    own[say("left")] += say("right") as i64;
    println!("{plain:?} {own:?}");
}
