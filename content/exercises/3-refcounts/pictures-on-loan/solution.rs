use std::cell::Cell;
use std::collections::HashMap;
use std::rc::{Rc, Weak};

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
    pictures: HashMap<String, Weak<Picture>>,
}

impl Cache {
    /// The picture of this name, loaded if need be.
    pub fn get(&mut self, name: &str) -> Rc<Picture> {
        if let Some(picture) = self.pictures.get(name).and_then(Weak::upgrade) {
            return picture;
        }
        self.pictures
            .retain(|_, picture| picture.strong_count() > 0);
        let picture = Rc::new(Picture::load(name));
        self.pictures
            .insert(name.to_string(), Rc::downgrade(&picture));
        picture
    }
}
