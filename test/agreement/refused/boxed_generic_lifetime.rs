// A boxed trait object would outlive the references in its generic value.

use std::fmt::Display;

struct Report {
    lines: Vec<Box<dyn Display>>,
}

impl Report {
    fn add<T: Display>(&mut self, line: T) {
        self.lines.push(Box::new(line));
    }
}

fn main() {
    let mut report = Report { lines: Vec::new() };
    report.add(5);
    for line in &report.lines {
        println!("{line}");
    }
}
