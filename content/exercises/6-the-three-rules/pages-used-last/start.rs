use std::sync::Arc;

/// Pages that threads share: those that were used last, at most `limit`.
pub struct Pages {
    // Your fields.
}

impl Pages {
    /// `limit` is at least 1.
    pub fn new(limit: usize) -> Pages {
        todo!("keep at most {limit} pages")
    }

    /// The page with this name, if it is here. It counts as used now.
    pub fn get(&self, name: &str) -> Option<Arc<str>> {
        todo!("find {name}")
    }

    /// Stores a page, in place of an older one with this name. It counts as used now.
    pub fn put(&self, name: &str, page: &str) {
        todo!("store {page} as {name}")
    }

    /// How many pages are here.
    pub fn len(&self) -> usize {
        todo!("count the pages")
    }
}
