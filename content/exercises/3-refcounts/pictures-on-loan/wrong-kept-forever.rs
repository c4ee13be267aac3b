use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

thread_local! {
    pub static LOADED: Cell<u32> = const { Cell::new(0) };
    pub static FREED: Cell<u32> = const { Cell::new(0) };
}

pub struct Picture {
    pub name: String,
}

impl Picture {
    fn load(name: &str) -> Picture {
        LOADED.set(LOADED.get() + 1);
        Picture {
            name: name.to_string(),
        }
    }
}

impl Drop for Picture {
    fn drop(&mut self) {
        FREED.set(FREED.get() + 1);
    }
}

#[derive(Default)]
pub struct Cache {
    pictures: HashMap<String, Rc<Picture>>,
}

impl Cache {
    /// The picture of this name, loaded if need be.
    pub fn get(&mut self, name: &str) -> Rc<Picture> {
        let picture = self.pictures.entry(name.to_string());
        Rc::clone(picture.or_insert_with(|| Rc::new(Picture::load(name))))
    }
}
