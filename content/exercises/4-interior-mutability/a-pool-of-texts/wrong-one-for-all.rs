use std::sync::Mutex;

/// Texts that were used before and can be used again.
#[derive(Default)]
pub struct Pool {
    // All pools share their texts.
}

static TEXTS: Mutex<Texts> = Mutex::new(Texts {
    made: 0,
    free: Vec::new(),
});

struct Texts {
    made: usize,
    free: Vec<String>,
}

/// A text that its holder has alone. Dropped, it goes back to the pool.
pub struct Lease<'a> {
    _pool: &'a Pool,
    text: String,
}

impl Pool {
    /// An empty text, which is new only if none is free.
    pub fn lease(&self) -> Lease<'_> {
        let mut texts = TEXTS.lock().unwrap();
        let text = texts.free.pop().unwrap_or_else(|| {
            texts.made += 1;
            String::new()
        });
        Lease { _pool: self, text }
    }

    /// How many texts the pool has made, and how many of them are free.
    pub fn counts(&self) -> (usize, usize) {
        let texts = TEXTS.lock().unwrap();
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
        let mut text = std::mem::take(&mut self.text);
        text.clear();
        TEXTS.lock().unwrap().free.push(text);
    }
}
