use std::cell::RefCell;
use std::collections::HashMap;

thread_local! {
    static VISITS: RefCell<HashMap<String, u32>> = RefCell::default();
}

pub struct Page {
    pub title: String,
}

impl Page {
    pub fn new(title: &str) -> Page {
        VISITS.with_borrow_mut(|all| all.remove(title));
        Page {
            title: title.to_string(),
        }
    }

    /// Shows the page to one more visitor.
    pub fn show(&self) -> String {
        VISITS.with_borrow_mut(|all| *all.entry(self.title.clone()).or_default() += 1);
        format!("{}, visit {}", self.title, self.visits())
    }

    pub fn visits(&self) -> u32 {
        VISITS.with_borrow(|all| all.get(&self.title.clone()).copied().unwrap_or(0))
    }
}
