/// Stands for a name of one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Id {
    // Your fields.
}

/// All names that were met.
#[derive(Default)]
pub struct Names {
    // Your fields.
}

impl Names {
    /// The id of a name, which is new or was met before.
    pub fn id(&mut self, name: &str) -> Id {
        todo!("the id of {name}")
    }

    /// The name that an id of this table stands for.
    pub fn name(&self, id: Id) -> &str {
        todo!("the name of {id:?}")
    }

    /// How many names there are, each counted once.
    pub fn len(&self) -> usize {
        todo!("how many names")
    }
}
