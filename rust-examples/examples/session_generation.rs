// Each slot counts how often it was filled, and a handle remembers that count.

#[derive(Clone, Copy)]
struct Handle {
    index: usize,
    generation: u32,
}

struct Slot<T> {
    value: Option<T>,
    generation: u32,
}

struct Arena<T> {
    slots: Vec<Slot<T>>,
}

// region: arena
impl<T> Arena<T> {
    fn insert(&mut self, value: T) -> Handle {
        let mut slots = self.slots.iter();
        let free = slots.position(|slot| slot.value.is_none());
        let index = free.unwrap_or(self.slots.len());
        if index == self.slots.len() {
            let (value, generation) = (None, 0);
            self.slots.push(Slot { value, generation });
        }
        let slot = &mut self.slots[index];
        slot.value = Some(value);
        slot.generation += 1;
        let generation = slot.generation;
        Handle { index, generation }
    }

    fn remove(&mut self, handle: Handle) -> Option<T> {
        self.get(handle)?;
        self.slots[handle.index].value.take()
    }

    fn get(&self, handle: Handle) -> Option<&T> {
        let slot = self.slots.get(handle.index)?;
        let same = slot.generation == handle.generation;
        slot.value.as_ref().filter(|_| same)
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
    println!("ada removes {:?}", sessions.remove(ada));
}
// endregion
