/// The lines of a text, and the longest of them.
pub struct Report {
    lines: Vec<String>,
    longest: usize,
}

pub fn report(text: &str) -> Report {
    let lines: Vec<String> = text.lines().map(|line| line.to_uppercase()).collect();
    let longest = lines.iter().map(|line| line.len()).max().unwrap_or(0);
    Report { lines, longest }
}

impl Report {
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The longest line; of a text without lines, an empty one.
    pub fn longest(&self) -> &str {
        self.lines
            .get(self.longest)
            .map_or("", |line| line.as_str())
    }
}
