/// The lines of a text, and the longest of them.
pub struct Report {
    lines: Vec<String>,
    longest: Option<usize>,
}

pub fn report(text: &str) -> Report {
    let lines: Vec<String> = text.lines().map(|line| line.to_uppercase()).collect();
    let longest = (0..lines.len()).max_by_key(|&index| lines[index].len());
    Report { lines, longest }
}

impl Report {
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The longest line; of a text without lines, an empty one.
    pub fn longest(&self) -> &str {
        match self.longest {
            Some(index) => &self.lines[index],
            None => "",
        }
    }
}
