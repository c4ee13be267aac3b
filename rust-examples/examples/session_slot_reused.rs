// An index names a slot, not what was in it: the old index finds the new session.

struct Arena<T> {
    slots: Vec<Option<T>>,
}

impl<T> Arena<T> {
    fn insert(&mut self, value: T) -> usize {
        let free = self.slots.iter().position(|slot| slot.is_none());
        let index = free.unwrap_or(self.slots.len());
        if index == self.slots.len() {
            self.slots.push(None);
        }
        self.slots[index] = Some(value);
        index
    }

    fn remove(&mut self, index: usize) -> Option<T> {
        self.slots.get_mut(index)?.take()
    }

    fn get(&self, index: usize) -> Option<&T> {
        self.slots.get(index)?.as_ref()
    }
}

fn main() {
    let mut sessions = Arena { slots: Vec::new() };
    let ada = sessions.insert("Ada");
    println!("ada finds {:?}", sessions.get(ada));
    println!("logged out: {:?}", sessions.remove(ada));
    println!("ada finds {:?}", sessions.get(ada));

    let grace = sessions.insert("Grace");
    println!("grace finds {:?}", sessions.get(grace));
    println!("ada finds {:?}", sessions.get(ada));
}
