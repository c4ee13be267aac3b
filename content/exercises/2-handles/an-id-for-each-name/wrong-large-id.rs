/// Stands for a name of one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Id {
    index: usize,
    length: usize,
    table: usize,
}

/// All names that were met.
#[derive(Default)]
pub struct Names {
    names: Vec<String>,
}

impl Names {
    /// The id of a name, which is new or was met before.
    pub fn id(&mut self, name: &str) -> Id {
        let known = self.names.iter().position(|known| known == name);
        let index = known.unwrap_or_else(|| {
            self.names.push(name.to_string());
            self.names.len() - 1
        });
        Id {
            index,
            length: name.len(),
            table: 0,
        }
    }

    /// The name that an id of this table stands for.
    pub fn name(&self, id: Id) -> &str {
        &self.names[id.index]
    }

    /// How many names there are, each counted once.
    pub fn len(&self) -> usize {
        self.names.len()
    }
}
