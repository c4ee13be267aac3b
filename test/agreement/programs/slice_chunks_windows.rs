// Chunks, windows and other pieces of a slice.

fn sums<'a>(pieces: impl Iterator<Item = &'a [i32]>) -> Vec<i32> {
    pieces.map(|piece| piece.iter().sum()).collect()
}

fn main() {
    let a = [1, 2, 4, 8, 16, 32, 64];
    println!("{:?}", a.chunks(3).collect::<Vec<_>>());
    println!("{:?}", a.rchunks(3).collect::<Vec<_>>());
    println!("{:?} {:?}", sums(a.windows(3)), a.windows(8).next());
    let exact = a.chunks_exact(2);
    println!("{:?} {}", exact.remainder(), exact.len());
    println!("{:?}", sums(a.chunks(2).rev()));
    println!("{:?} {:?}", a.as_chunks::<3>(), a.first_chunk::<2>());
    println!("{:?}", a.split(|n| n % 7 == 1).collect::<Vec<_>>());
    println!("{:?}", sums(a.splitn(2, |n| *n > 5)));
    println!("{:?}", sums(a.split_inclusive(|n| *n == 4 || *n == 16)));
    println!(
        "{:?}",
        [1, 1, 2, 1].chunk_by(|x, y| x == y).collect::<Vec<_>>()
    );
    println!("{:?} {:?}", a.split_first(), a[..0].split_last());

    let mut b = a;
    for chunk in b.chunks_mut(4) {
        chunk.reverse();
    }
    let (left, right) = b.split_at_mut(3);
    std::mem::swap(&mut left[0], &mut right[1]);
    println!("{b:?}");
    b.copy_within(1..4, 4);
    b[..2].copy_from_slice(&[0, -1]);
    println!("{b:?} {:?}", b.iter().rposition(|n| *n == 2));
    println!(
        "{:?} {}",
        b.get_disjoint_mut([0, 6]),
        a.starts_with(&[1, 2])
    );
}
