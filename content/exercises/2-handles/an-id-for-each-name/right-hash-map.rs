use std::collections::HashMap;
use std::rc::Rc;

/// Stands for a name of one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Id {
    index: usize,
}

/// All names that were met.
#[derive(Default)]
pub struct Names {
    names: Vec<Rc<str>>,
    ids: HashMap<Rc<str>, Id>,
}

impl Names {
    /// The id of a name, which is new or was met before.
    pub fn id(&mut self, name: &str) -> Id {
        if let Some(&id) = self.ids.get(name) {
            return id;
        }
        let id = Id {
            index: self.names.len(),
        };
        let name: Rc<str> = Rc::from(name);
        self.names.push(Rc::clone(&name));
        self.ids.insert(name, id);
        id
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
