//@ refused: evaluation panicked: too small
//@ line: 6
struct Large<const N: usize>;

impl<const N: usize> Large<N> {
    const CHECKED: () = assert!(N > 3, "too small");

    fn new() -> Self {
        Self::CHECKED;
        Large
    }
}

fn main() {
    let _ = Large::<2>::new();
}
