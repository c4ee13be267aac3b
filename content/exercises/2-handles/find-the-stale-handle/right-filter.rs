/// Stands for a session; useless once the session has ended.
#[derive(Clone, Copy)]
pub struct Handle {
    index: usize,
    generation: u32,
}

struct Slot {
    /// How often this slot has been filled.
    generation: u32,
    user: Option<String>,
}

#[derive(Default)]
pub struct Sessions {
    slots: Vec<Slot>,
}

impl Sessions {
    /// Starts a session, in a free slot if there is one.
    pub fn begin(&mut self, user: &str) -> Handle {
        let user = Some(user.to_string());
        let free = self.slots.iter().position(|slot| slot.user.is_none());
        let index = free.unwrap_or(self.slots.len());
        if index == self.slots.len() {
            let generation = 1;
            self.slots.push(Slot { generation, user });
            return Handle { index, generation };
        }
        let slot = &mut self.slots[index];
        slot.generation += 1;
        slot.user = user;
        Handle {
            index,
            generation: slot.generation,
        }
    }

    /// Who a session belongs to.
    pub fn user(&self, handle: Handle) -> Option<&str> {
        let slot = self.slots.get(handle.index)?;
        if slot.generation != handle.generation {
            return None;
        }
        slot.user.as_deref()
    }

    /// Ends a session; returns whose it was.
    pub fn end(&mut self, handle: Handle) -> Option<String> {
        let slot = self.slots.get_mut(handle.index);
        slot.filter(|slot| slot.generation == handle.generation)?
            .user
            .take()
    }
}
