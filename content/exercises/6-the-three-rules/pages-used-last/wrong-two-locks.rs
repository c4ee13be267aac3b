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
        let page = self.pages.lock().unwrap().get(name).cloned()?;
        let mut order = self.order.lock().unwrap();
        order.retain(|known| known != name);
        order.push(name.to_string());
        Some(page)
    }

    /// Stores a page, in place of an older one with this name. It counts as used now.
    pub fn put(&self, name: &str, page: &str) {
        let old = self
            .pages
            .lock()
            .unwrap()
            .insert(name.to_string(), Arc::from(page));
        let mut order = self.order.lock().unwrap();
        if old.is_some() {
            order.retain(|known| known != name);
        }
        order.push(name.to_string());
        if order.len() > self.limit {
            let oldest = order.remove(0);
            drop(order);
            self.pages.lock().unwrap().remove(&oldest);
        }
    }

    /// How many pages are here.
    pub fn len(&self) -> usize {
        self.pages.lock().unwrap().len()
    }
}
