// A mutable static is read and written through raw pointers.

static mut SEED: u32 = 1;
static mut TABLE: [[u8; 3]; 2] = [[1, 2, 3], [4, 5, 6]];
static mut LAST: Option<&'static str> = None;

fn random() -> u32 {
    // SAFETY: the program has one thread, and no reference to SEED is kept.
    unsafe {
        SEED = SEED.wrapping_mul(1664525).wrapping_add(1013904223);
        SEED >> 16
    }
}

fn set(y: usize, x: usize, value: u8) -> u8 {
    let table = &raw mut TABLE;
    // SAFETY: the program has one thread, and the indices are checked.
    unsafe {
        let old = (*table)[y][x];
        (*table)[y][x] = value;
        old
    }
}

fn last(name: &'static str) -> Option<&'static str> {
    // SAFETY: the program has one thread.
    unsafe { (&raw mut LAST).replace(Some(name)) }
}

fn main() {
    println!("{:?}", [random(), random(), random()]);
    println!("{} {}", set(1, 2, 60), set(1, 2, 61));
    // SAFETY: nothing writes to the table any more.
    println!("{:?}", unsafe { *&raw const TABLE });
    println!("{:?} {:?}", last("a"), last("b"));
}
