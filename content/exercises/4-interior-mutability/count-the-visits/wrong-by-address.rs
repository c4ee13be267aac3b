use std::cell::RefCell;
use std::collections::HashMap;

thread_local! {
    static VISITS: RefCell<HashMap<usize, u32>> = RefCell::default();
}

pub struct Page {
    pub title: String,
}

impl Page {
    pub fn new(title: &str) -> Page {
        Page {
            title: title.to_string(),
        }
    }

    /// Shows the page to one more visitor.
    pub fn show(&self) -> String {
        VISITS.with_borrow_mut(|all| *all.entry((self as *const Page as usize)).or_default() += 1);
        format!("{}, visit {}", self.title, self.visits())
    }

    pub fn visits(&self) -> u32 {
        VISITS.with_borrow(|all| {
            all.get(&(self as *const Page as usize))
                .copied()
                .unwrap_or(0)
        })
    }
}
