// Arrays are mapped, zipped by hand, compared, nested and moved as whole values.

fn zip<A, B, const N: usize>(a: [A; N], b: [B; N]) -> [(A, B); N] {
    let mut b = b.into_iter();
    a.map(|a| (a, b.next().unwrap()))
}

fn main() {
    let words = ["one", "three", "five"].map(String::from);
    let lengths = words.each_ref().map(|word| word.len());
    println!("{lengths:?} {:?}", zip(words, lengths));

    let mut grid = [[0; 3]; 2];
    let copy = grid;
    grid[1][2] = 7;
    grid[0] = [1; 3];
    println!("{grid:?} {copy:?} {}", grid > copy);
    println!("{:?}", grid.map(|row| row.iter().sum::<i32>()));
    println!("{:?} {}", grid.as_flattened(), grid.concat().len());

    let squares: [usize; 5] = std::array::from_fn(|n| n * n);
    let [first, middle @ .., last] = squares;
    println!("{first} {middle:?} {last}");
    println!(
        "{:?} {:?}",
        squares.first_chunk::<2>(),
        squares.last_chunk::<9>()
    );
    println!("{}", [1, 2] == [1, 2][..] && vec![1, 2] == [1, 2]);
    println!("{:?} {:?}", [2, 1].max([1, 9]), <[u8; 0]>::default());

    let mut count = 0;
    let fresh = [(); 3].map(|_| {
        count += 1;
        Box::new(count * 10)
    });
    let mut boxes = fresh.into_iter();
    boxes.next_back();
    println!("{:?} {count}", boxes.as_slice());
}
