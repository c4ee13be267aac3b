use std::cell::Cell;

pub struct Page {
    pub title: String,
    visits: Cell<u32>,
}

impl Page {
    pub fn new(title: &str) -> Page {
        Page {
            title: title.to_string(),
            visits: Cell::new(0),
        }
    }

    /// Shows the page to one more visitor.
    pub fn show(&self) -> String {
        let visit = self.visits.get() + 1;
        self.visits.replace(visit);
        format!("{}, visit {visit}", self.title)
    }

    pub fn visits(&self) -> u32 {
        self.visits.get()
    }
}
