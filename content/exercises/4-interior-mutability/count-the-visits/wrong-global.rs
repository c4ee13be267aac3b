use std::sync::atomic::{AtomicU32, Ordering};

static VISITS: AtomicU32 = AtomicU32::new(0);

pub struct Page {
    pub title: String,
}

impl Page {
    pub fn new(title: &str) -> Page {
        VISITS.store(0, Ordering::Relaxed);
        Page {
            title: title.to_string(),
        }
    }

    /// Shows the page to one more visitor.
    pub fn show(&self) -> String {
        VISITS.fetch_add(1, Ordering::Relaxed);
        format!("{}, visit {}", self.title, VISITS.load(Ordering::Relaxed))
    }

    pub fn visits(&self) -> u32 {
        VISITS.load(Ordering::Relaxed)
    }
}
