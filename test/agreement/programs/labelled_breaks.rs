// Labels choose which loop or block is left or continued.

fn pair_with_product(product: u32) -> Option<(u32, u32)> {
    let found = 'search: {
        for a in 2..20 {
            for b in a..20 {
                if a * b == product {
                    break 'search (a, b);
                }
            }
        }
        return None;
    };
    Some(found)
}

fn main() {
    println!("{:?}", pair_with_product(143));
    println!("{:?}", pair_with_product(23));

    let mut row = String::new();
    'rows: for y in 1..5 {
        for x in 1..5 {
            match (x * y) % 5 {
                4 => continue 'rows,
                3 if y == 4 => break 'rows,
                rest => row += &format!("{x}{y}:{rest} "),
            }
        }
        row += "end ";
    }
    println!("{row}");
}
