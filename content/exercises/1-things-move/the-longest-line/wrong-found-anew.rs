/// The lines of a text, and the longest of them.
pub struct Report {
    lines: Vec<String>,
}

pub fn report(text: &str) -> Report {
    let lines: Vec<String> = text.lines().map(|line| line.to_uppercase()).collect();
    Report { lines }
}

impl Report {
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The longest line; of a text without lines, an empty one.
    pub fn longest(&self) -> &str {
        let longest = self.lines.iter().max_by_key(|line| line.len());
        longest.map_or("", |line| line.as_str())
    }
}
