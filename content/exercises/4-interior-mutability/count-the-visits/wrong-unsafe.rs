pub struct Page {
    pub title: String,
    visits: u32,
}

impl Page {
    pub fn new(title: &str) -> Page {
        Page {
            title: title.to_string(),
            visits: 0,
        }
    }

    /// Shows the page to one more visitor.
    pub fn show(&self) -> String {
        unsafe { *(&raw const self.visits).cast_mut() += 1 };
        format!("{}, visit {}", self.title, self.visits)
    }

    pub fn visits(&self) -> u32 {
        self.visits
    }
}
