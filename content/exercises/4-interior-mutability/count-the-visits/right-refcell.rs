use std::cell::RefCell;

pub struct Page {
    pub title: String,
    visits: RefCell<u32>,
}

impl Page {
    pub fn new(title: &str) -> Page {
        Page {
            title: title.to_string(),
            visits: RefCell::new(0),
        }
    }

    /// Shows the page to one more visitor.
    pub fn show(&self) -> String {
        *self.visits.borrow_mut() += 1;
        format!("{}, visit {}", self.title, self.visits.borrow())
    }

    pub fn visits(&self) -> u32 {
        *self.visits.borrow()
    }
}
