// Raw pointers walk, swap, copy and read elements inside one allocation.

use std::ptr;

fn reverse<T>(slice: &mut [T]) {
    let range = slice.as_mut_ptr_range();
    let (mut low, mut high) = (range.start, range.end);
    // SAFETY: both stay inside the slice, and they never meet.
    unsafe {
        while high.offset_from(low) > 1 {
            high = high.sub(1);
            ptr::swap(low, high);
            low = low.add(1);
        }
    }
}

fn insert<T, const N: usize>(array: &mut [T; N], at: usize, value: T) -> T {
    assert!(at < N);
    // SAFETY: the last element is read once, and each place is written again.
    unsafe {
        let last = array.as_ptr().add(N - 1).read();
        let place = array.as_mut_ptr().add(at);
        ptr::copy(place, place.add(1), N - 1 - at);
        place.write(value);
        last
    }
}

fn main() {
    let mut words = ["a", "b", "c", "d"].map(String::from);
    reverse(&mut words);
    let last = insert(&mut words, 1, "new".into());
    println!("{words:?} {last}");

    let (source, mut target) = ([1u16, 2, 3, 4], [0u16; 6]);
    // SAFETY: three elements fit in both arrays.
    unsafe { ptr::copy_nonoverlapping(&raw const source[1], &raw mut target[2], 3) };
    println!("{target:?}");
}
