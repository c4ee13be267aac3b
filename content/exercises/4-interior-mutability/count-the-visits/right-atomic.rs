use std::sync::atomic::{AtomicU32, Ordering};

pub struct Page {
    pub title: String,
    visits: AtomicU32,
}

impl Page {
    pub fn new(title: &str) -> Page {
        Page {
            title: title.to_string(),
            visits: AtomicU32::new(0),
        }
    }

    /// Shows the page to one more visitor.
    pub fn show(&self) -> String {
        self.visits.fetch_add(1, Ordering::Relaxed);
        format!(
            "{}, visit {}",
            self.title,
            self.visits.load(Ordering::Relaxed)
        )
    }

    pub fn visits(&self) -> u32 {
        self.visits.load(Ordering::Relaxed)
    }
}
