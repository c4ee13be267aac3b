/// Stands for a name of one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Id {
    start: u32,
    end: u32,
}

/// All names that were met.
#[derive(Default)]
pub struct Names {
    text: String,
    ids: Vec<Id>,
}

impl Names {
    /// The id of a name, which is new or was met before.
    pub fn id(&mut self, name: &str) -> Id {
        let known = self.ids.iter().find(|&&id| self.name(id) == name);
        if let Some(&id) = known {
            return id;
        }
        let start = self.text.len() as u32;
        self.text.push_str(name);
        let end = self.text.len() as u32;
        self.ids.push(Id { start, end });
        Id { start, end }
    }

    /// The name that an id of this table stands for.
    pub fn name(&self, id: Id) -> &str {
        &self.text[id.start as usize..id.end as usize]
    }

    /// How many names there are, each counted once.
    pub fn len(&self) -> usize {
        self.ids.len()
    }
}
