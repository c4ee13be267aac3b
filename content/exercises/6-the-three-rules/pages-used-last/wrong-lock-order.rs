use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// Pages that threads share: those that were used last, at most `limit`.
pub struct Pages {
    limit: usize,
    pages: Mutex<HashMap<String, Arc<str>>>,
    /// Names, the one used last at the end.
    order: Mutex<Vec<String>>,
}

impl Pages {
    /// `limit` is at least 1.
    pub fn new(limit: usize) -> Pages {
        Pages {
            limit,
            pages: Mutex::default(),
            order: Mutex::default(),
        }
    }

    /// The page with this name, if it is here. It counts as used now.
    pub fn get(&self, name: &str) -> Option<Arc<str>> {
        let pages = self.pages.lock().unwrap();
        let page = pages.get(name)?;
        let mut order = self.order.lock().unwrap();
        order.retain(|known| known != name);
        order.push(name.to_string());
        Some(Arc::clone(page))
    }

    /// Stores a page, in place of an older one with this name. It counts as used now.
    pub fn put(&self, name: &str, page: &str) {
        let mut order = self.order.lock().unwrap();
        let mut pages = self.pages.lock().unwrap();
        order.retain(|known| known != name);
        order.push(name.to_string());
        pages.insert(name.to_string(), Arc::from(page));
        if order.len() > self.limit {
            pages.remove(&order.remove(0));
        }
    }

    /// How many pages are here.
    pub fn len(&self) -> usize {
        self.pages.lock().unwrap().len()
    }
}
