use std::cell::RefCell;
use std::rc::{Rc, Weak};

type Listeners = RefCell<Vec<(usize, Rc<dyn Fn(&str)>)>>;

/// Calls its listeners when there is news.
#[derive(Default)]
pub struct Bell {
    listeners: Rc<Listeners>,
    added: usize,
}

/// Keeps a listener. Each clone keeps it too.
#[derive(Clone)]
pub struct Listening {
    number: usize,
    listeners: Weak<Listeners>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        let Some(listeners) = self.listeners.upgrade() else {
            return;
        };
        let is_mine = |(number, _): &(usize, _)| *number == self.number;
        let place = listeners.borrow().iter().position(is_mine);
        if let Some(place) = place {
            let _listener = listeners.borrow_mut().remove(place);
        }
    }
}

impl Bell {
    /// Adds a listener, which is called while the result or a clone of it is kept.
    pub fn listen(&mut self, listener: impl Fn(&str) + 'static) -> Listening {
        self.added += 1;
        let number = self.added;
        self.listeners
            .borrow_mut()
            .push((number, Rc::new(listener)));
        Listening {
            number,
            listeners: Rc::downgrade(&self.listeners),
        }
    }

    /// Calls each listener, the oldest first, and returns how many were called.
    pub fn ring(&mut self, news: &str) -> usize {
        let listeners = self.listeners.borrow().clone();
        for (_, listener) in &listeners {
            listener(news);
        }
        listeners.len()
    }
}
