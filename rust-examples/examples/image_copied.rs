// The image holds an offset, which means the same in every copy.

#[derive(Clone)]
struct Image {
    targets: usize,
    table: [u32; 6],
}

fn get_target(image: &Image, idx: usize) -> u32 {
    image.table[image.targets + idx]
}

fn main() {
    let mut built = Box::new(Image {
        targets: 0,
        table: [40, 41, 42, 43, 44, 45],
    });
    built.targets = 2;
    println!("built: {}", get_target(&built, 3));

    let mut loaded = Image::clone(&built);
    drop(built);
    loaded.table[5] = 99;
    println!("loaded: {}", get_target(&loaded, 3));
}
