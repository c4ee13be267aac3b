struct Image<'a> {
    table: Vec<u32>,
    targets: &'a [u32],
}

fn main() {
    let file = [2, 3, 5, 7];
    let image = Image {
        table: file.to_vec(),
        targets: &file[1..],
    };
    let moved = Box::new(image);
    println!("{} {}", moved.table[0], moved.targets[0]);
}
