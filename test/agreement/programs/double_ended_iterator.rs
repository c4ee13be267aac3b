// An iterator written by hand runs from both ends, knows its length and inherits the rest.

#[derive(Clone)]
struct Digits(u64, u32);

impl Iterator for Digits {
    type Item = u64;
    fn next(&mut self) -> Option<u64> {
        self.1 = self.1.checked_sub(1)?;
        let power = 10u64.pow(self.1);
        let digit = self.0 / power;
        self.0 %= power;
        Some(digit)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.1 as usize, Some(self.1 as usize))
    }
}

impl DoubleEndedIterator for Digits {
    fn next_back(&mut self) -> Option<u64> {
        self.1 = self.1.checked_sub(1)?;
        let digit = self.0 % 10;
        self.0 /= 10;
        Some(digit)
    }
}

impl ExactSizeIterator for Digits {}

fn main() {
    let mut digits = Digits(90_817_263, 8);
    println!("{} {:?}", digits.len(), Vec::from_iter(digits.clone()));
    println!("{:?} {:?}", digits.next(), digits.next_back());
    println!("{:?} {:?}", digits.nth(1), digits.nth_back(0));
    println!("{:?}", digits.clone().rev().collect::<Vec<_>>());
    println!("{:?}", digits.clone().rposition(|digit| digit == 7));
    println!("{:?}", digits.rev().zip(Digits(12, 2).cycle()).last());
}
