use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// Pages that threads share: those that were used last, at most `limit`.
pub struct Pages {
    limit: usize,
    used: Mutex<Used>,
}

#[derive(Default)]
struct Used {
    /// Counts the uses, as a clock counts seconds.
    now: u64,
    /// Each page with the time of its last use.
    pages: HashMap<String, (u64, Arc<str>)>,
}

impl Pages {
    /// `limit` is at least 1.
    pub fn new(limit: usize) -> Pages {
        Pages {
            limit,
            used: Mutex::default(),
        }
    }

    /// The page with this name, if it is here. It counts as used now.
    pub fn get(&self, name: &str) -> Option<Arc<str>> {
        let mut used = self.used.lock().unwrap();
        used.now += 1;
        let now = used.now;
        let (time, page) = used.pages.get_mut(name)?;
        *time = now;
        Some(Arc::clone(page))
    }

    /// Stores a page, in place of an older one with this name. It counts as used now.
    pub fn put(&self, name: &str, page: &str) {
        let page = Arc::from(page);
        let mut used = self.used.lock().unwrap();
        used.now += 1;
        let now = used.now;
        used.pages.insert(name.to_string(), (now, page));
        if used.pages.len() > self.limit {
            let oldest = used.pages.iter().min_by_key(|(_, (time, _))| *time);
            let name = oldest.map(|(name, _)| name.clone());
            used.pages.remove(&name.unwrap_or_default());
        }
    }

    /// How many pages are here.
    pub fn len(&self) -> usize {
        self.used.lock().unwrap().pages.len()
    }
}
