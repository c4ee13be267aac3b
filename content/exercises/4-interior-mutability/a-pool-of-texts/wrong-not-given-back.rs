use std::sync::Mutex;

/// Texts that were used before and can be used again.
#[derive(Default)]
pub struct Pool {
    texts: Mutex<Texts>,
}

#[derive(Default)]
struct Texts {
    made: usize,
    free: Vec<String>,
}

/// A text that its holder has alone. Dropped, it goes back to the pool.
pub struct Lease<'a> {
    pool: &'a Pool,
    text: String,
}

impl Pool {
    /// An empty text, which is new only if none is free.
    pub fn lease(&self) -> Lease<'_> {
        let mut texts = self.texts.lock().unwrap();
        let text = texts.free.pop().unwrap_or_else(|| {
            texts.made += 1;
            String::new()
        });
        Lease { pool: self, text }
    }

    /// How many texts the pool has made, and how many of them are free.
    pub fn counts(&self) -> (usize, usize) {
        let texts = self.texts.lock().unwrap();
        (texts.made, texts.free.len())
    }
}

impl Lease<'_> {
    pub fn text(&mut self) -> &mut String {
        &mut self.text
    }
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        self.text.clear();
        self.pool.texts.lock().unwrap().made -= 1;
    }
}
