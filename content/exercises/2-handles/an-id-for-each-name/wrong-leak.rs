/// Stands for a name of one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Id {
    name: &'static &'static str,
}

/// All names that were met.
#[derive(Default)]
pub struct Names {
    ids: Vec<Id>,
}

impl Names {
    /// The id of a name, which is new or was met before.
    pub fn id(&mut self, name: &str) -> Id {
        let known = self.ids.iter().find(|id| *id.name == name);
        if let Some(&id) = known {
            return id;
        }
        let name: &'static str = name.to_string().leak();
        let id = Id {
            name: Box::leak(Box::new(name)),
        };
        self.ids.push(id);
        id
    }

    /// The name that an id of this table stands for.
    pub fn name(&self, id: Id) -> &str {
        id.name
    }

    /// How many names there are, each counted once.
    pub fn len(&self) -> usize {
        self.ids.len()
    }
}
