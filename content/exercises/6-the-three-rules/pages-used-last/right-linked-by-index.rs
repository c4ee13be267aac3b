use std::collections::HashMap;
use std::mem;
use std::sync::{Arc, Mutex};

/// Pages that threads share: those that were used last, at most `limit`.
pub struct Pages {
    limit: usize,
    list: Mutex<List>,
}

/// A ring of slots that name their neighbours by index. Slot 0 holds no page: after it
/// comes the page used last, and before it the one unused for longest.
struct List {
    slots: Vec<Slot>,
    places: HashMap<String, usize>,
}

#[derive(Default)]
struct Slot {
    before: usize,
    after: usize,
    name: String,
    page: Arc<str>,
}

impl List {
    fn unlink(&mut self, place: usize) {
        let Slot { before, after, .. } = self.slots[place];
        self.slots[before].after = after;
        self.slots[after].before = before;
    }

    fn link_first(&mut self, place: usize) {
        let after = mem::replace(&mut self.slots[0].after, place);
        self.slots[after].before = place;
        self.slots[place].before = 0;
        self.slots[place].after = after;
    }
}

impl Pages {
    /// `limit` is at least 1.
    pub fn new(limit: usize) -> Pages {
        let list = List {
            slots: vec![Slot::default()],
            places: HashMap::new(),
        };
        Pages {
            limit,
            list: Mutex::new(list),
        }
    }

    /// The page with this name, if it is here. It counts as used now.
    pub fn get(&self, name: &str) -> Option<Arc<str>> {
        let mut list = self.list.lock().unwrap();
        let place = *list.places.get(name)?;
        list.unlink(place);
        list.link_first(place);
        Some(Arc::clone(&list.slots[place].page))
    }

    /// Stores a page, in place of an older one with this name. It counts as used now.
    pub fn put(&self, name: &str, page: &str) {
        let mut list = self.list.lock().unwrap();
        let place = match list.places.get(name) {
            Some(&place) => place,
            None if list.places.len() < self.limit => {
                let place = list.slots.len();
                list.slots.push(Slot {
                    before: place,
                    after: place,
                    ..Slot::default()
                });
                place
            }
            None => list.slots[0].before,
        };
        if list.slots[place].name != name {
            let old = mem::replace(&mut list.slots[place].name, name.to_string());
            list.places.remove(&old);
        }
        list.places.insert(name.to_string(), place);
        list.slots[place].page = Arc::from(page);
        list.unlink(place);
        list.link_first(place);
    }

    /// How many pages are here.
    pub fn len(&self) -> usize {
        self.list.lock().unwrap().places.len()
    }
}
