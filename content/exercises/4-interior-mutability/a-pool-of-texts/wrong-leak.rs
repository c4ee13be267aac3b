use std::sync::Mutex;

/// Texts that were used before and can be used again.
#[derive(Default)]
pub struct Pool {
    texts: Mutex<Texts>,
}

#[derive(Default)]
struct Texts {
    made: usize,
    free: Vec<&'static mut String>,
}

/// A text that its holder has alone. Dropped, it goes back to the pool.
pub struct Lease<'a> {
    pool: &'a Pool,
    text: Option<&'static mut String>,
}

impl Pool {
    /// An empty text, which is new only if none is free.
    pub fn lease(&self) -> Lease<'_> {
        let mut texts = self.texts.lock().unwrap();
        let text = texts.free.pop().unwrap_or_else(|| {
            texts.made += 1;
            Box::leak(Box::new(String::new()))
        });
        Lease {
            pool: self,
            text: Some(text),
        }
    }

    /// How many texts the pool has made, and how many of them are free.
    pub fn counts(&self) -> (usize, usize) {
        let texts = self.texts.lock().unwrap();
        (texts.made, texts.free.len())
    }
}

impl Lease<'_> {
    pub fn text(&mut self) -> &mut String {
        self.text.as_mut().expect("it is there until the drop")
    }
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        if let Some(text) = self.text.take() {
            text.clear();
            self.pool.texts.lock().unwrap().free.push(text);
        }
    }
}
