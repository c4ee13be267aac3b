// Numbers, characters and truth values are parameters of types and functions.

use std::array::from_fn;

#[derive(Debug)]
struct Matrix<const R: usize, const C: usize>([[i32; C]; R]);

impl<const R: usize, const C: usize> Matrix<R, C> {
    fn times<const K: usize>(&self, other: &Matrix<C, K>) -> Matrix<R, K> {
        let cell = |r: usize, k: usize| (0..C).map(|c| self.0[r][c] * other.0[c][k]).sum();
        Matrix(from_fn(|r| from_fn(|k| cell(r, k))))
    }
    fn transposed(&self) -> Matrix<C, R> {
        Matrix(from_fn(|c| from_fn(|r| self.0[r][c])))
    }
}

struct Padded<const FILL: char, const LEFT: bool = true>;

impl<const FILL: char, const LEFT: bool> Padded<FILL, LEFT> {
    fn pad<const N: usize>(text: &str) -> String {
        let fill = String::from_iter([FILL; N]);
        let start = if LEFT { 0 } else { 1 };
        [fill.as_str(), text, &fill][start..][..2].concat()
    }
}

fn bytes<T, const N: usize>(_: &[T; N]) -> usize {
    N * size_of::<T>()
}

fn main() {
    let a = Matrix([[1, 2, 3], [4, 5, 6]]);
    println!("{:?}", a.times(&a.transposed()));
    println!("{:?} {}", a.transposed().times(&a), bytes(&[0u16; 5]));
    println!("{}", Padded::<'.'>::pad::<3>("a"));
    println!("{}", Padded::<'-', false>::pad::<{ 1 + 1 }>("b"));
}
