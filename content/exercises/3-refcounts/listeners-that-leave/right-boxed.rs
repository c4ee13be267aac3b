use std::rc::{Rc, Weak};

/// Calls its listeners when there is news.
#[derive(Default)]
pub struct Bell {
    listeners: Vec<Weak<Box<dyn Fn(&str)>>>,
}

/// Keeps a listener. Each clone keeps it too.
#[derive(Clone)]
pub struct Listening {
    _listener: Rc<Box<dyn Fn(&str)>>,
}

impl Bell {
    /// Adds a listener, which is called while the result or a clone of it is kept.
    pub fn listen(&mut self, listener: impl Fn(&str) + 'static) -> Listening {
        let listener: Rc<Box<dyn Fn(&str)>> = Rc::new(Box::new(listener));
        self.listeners.retain(|other| other.strong_count() > 0);
        self.listeners.push(Rc::downgrade(&listener));
        Listening {
            _listener: listener,
        }
    }

    /// Calls each listener, the oldest first, and returns how many were called.
    pub fn ring(&mut self, news: &str) -> usize {
        let present: Vec<_> = self.listeners.iter().filter_map(Weak::upgrade).collect();
        for listener in &present {
            listener(news);
        }
        present.len()
    }
}
