// An associated type with a lifetime lends a view of the lender itself.

trait Lend {
    type Item<'a>
    where
        Self: 'a;

    fn lend(&mut self) -> Option<Self::Item<'_>>;
}

struct Windows<'s>(&'s mut [u32], usize);

impl Lend for Windows<'_> {
    type Item<'a>
        = &'a mut [u32]
    where
        Self: 'a;

    fn lend(&mut self) -> Option<&mut [u32]> {
        self.1 += 1;
        self.0.get_mut(self.1 - 1..self.1 + 2)
    }
}

fn count<L: Lend>(mut lender: L) -> usize {
    std::iter::from_fn(|| lender.lend().map(drop)).count()
}

fn main() {
    let mut data = [1, 1, 0, 0, 0, 0, 0, 0];
    let mut windows = Windows(&mut data, 0);
    while let Some([a, b, c]) = windows.lend() {
        *c = *a + *b;
    }
    println!("{data:?}");
    println!("{}", count(Windows(&mut data[1..], 0)));
}
