/// Stands for a name of one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Id {
    index: usize,
}

/// All names that were met.
#[derive(Default)]
pub struct Names {
    names: std::collections::BTreeMap<usize, String>,
}

impl Names {
    /// The id of a name, which is new or was met before.
    pub fn id(&mut self, name: &str) -> Id {
        let index = name.bytes().map(usize::from).sum();
        self.names.insert(index, name.to_string());
        Id { index }
    }

    /// The name that an id of this table stands for.
    pub fn name(&self, id: Id) -> &str {
        &self.names[&id.index]
    }

    /// How many names there are, each counted once.
    pub fn len(&self) -> usize {
        self.names.len()
    }
}
