use std::sync::Mutex;

/// Texts that were used before and can be used again.
#[derive(Default)]
pub struct Pool {
    /// `None` where a text is out on lease.
    slots: Mutex<Vec<Option<String>>>,
}

/// A text that its holder has alone. Dropped, it goes back to the pool.
pub struct Lease<'a> {
    pool: &'a Pool,
    slot: usize,
    text: Option<String>,
}

impl Pool {
    /// An empty text, which is new only if none is free.
    pub fn lease(&self) -> Lease<'_> {
        let mut slots = self.slots.lock().unwrap();
        let slot = slots.iter().position(Option::is_some).unwrap_or_else(|| {
            slots.push(Some(String::new()));
            slots.len() - 1
        });
        Lease {
            pool: self,
            slot,
            text: slots[slot].take(),
        }
    }

    /// How many texts the pool has made, and how many of them are free.
    pub fn counts(&self) -> (usize, usize) {
        let slots = self.slots.lock().unwrap();
        (slots.len(), slots.iter().flatten().count())
    }
}

impl Lease<'_> {
    pub fn text(&mut self) -> &mut String {
        self.text.as_mut().expect("it is there until the drop")
    }
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        let text = self.text.take().map(|mut text| {
            text.clear();
            text
        });
        self.pool.slots.lock().unwrap()[self.slot] = text;
    }
}
