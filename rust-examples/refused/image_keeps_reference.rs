// A struct cannot own the table and also borrow from it.
//@ error: E0505

struct Image<'a> {
    table: Vec<u32>,
    targets: &'a [u32],
}

fn main() {
    let table = vec![40, 41, 42, 43, 44, 45];
    let targets = &table[2..];
    let image = Image { table, targets };
    println!("{} of {}", image.targets[3], image.table.len());
}
