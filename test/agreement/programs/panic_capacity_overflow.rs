// A capacity that no memory could hold panics before anything is allocated.

fn main() {
    let mut v: Vec<u64> = Vec::new();
    println!("{}", v.try_reserve(usize::MAX).unwrap_err());
    println!(
        "{:?}",
        v.try_reserve_exact(usize::MAX / 8)
            .map_err(|e| e.to_string())
    );
    v.push(1);
    println!(
        "{v:?} {}",
        Vec::<()>::with_capacity(usize::MAX).capacity() == usize::MAX
    );
    let size = v.len() << 62;
    let big: Vec<u64> = Vec::with_capacity(size);
    println!("{}", big.len());
}
