// A block of memory keeps its contents and its alignment as it grows and shrinks.
#[repr(align(64))]
#[derive(Clone, Debug, PartialEq)]
struct Line([u8; 64]);

fn main() {
    let lines: Vec<Box<Line>> = (0..20).map(|n| Box::new(Line([n; 64]))).collect();
    println!("{}", lines.iter().all(|line| (&raw const **line).addr() % 64 == 0));
    drop(lines);
    let mut growing = vec![];
    for n in 0..100 {
        growing.push(Line([n; 64]));
    }
    println!("{}", growing.iter().zip(0..).all(|(line, n)| *line == Line([n; 64])));
    println!("{}", growing.as_ptr().addr() % 64);

    let mut text = String::new();
    for n in 0..2000 {
        text += &n.to_string();
    }
    text.shrink_to_fit();
    println!("{} {}", text.len(), &text[3000..3010]);
}
