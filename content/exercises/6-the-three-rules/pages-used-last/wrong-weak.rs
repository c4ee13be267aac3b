use std::sync::{Arc, Mutex, Weak};

/// Pages that threads share: those that were used last, at most `limit`.
pub struct Pages {
    limit: usize,
    /// Names and pages, the one used last at the end.
    pages: Mutex<Vec<(String, Weak<str>)>>,
}

impl Pages {
    /// `limit` is at least 1.
    pub fn new(limit: usize) -> Pages {
        Pages {
            limit,
            pages: Mutex::default(),
        }
    }

    /// The page with this name, if it is here. It counts as used now.
    pub fn get(&self, name: &str) -> Option<Arc<str>> {
        let mut pages = self.pages.lock().unwrap();
        let place = pages.iter().position(|(known, _)| known == name)?;
        let entry = pages.remove(place);
        let page = entry.1.upgrade();
        pages.push(entry);
        page
    }

    /// Stores a page, in place of an older one with this name. It counts as used now.
    pub fn put(&self, name: &str, page: &str) {
        let mut pages = self.pages.lock().unwrap();
        pages.retain(|(known, _)| known != name);
        if pages.len() == self.limit {
            pages.remove(0);
        }
        pages.push((name.to_string(), Arc::downgrade(&Arc::from(page))));
    }

    /// How many pages are here.
    pub fn len(&self) -> usize {
        self.pages.lock().unwrap().len()
    }
}
