use std::rc::{Rc, Weak};

/// Calls its listeners when there is news.
#[derive(Default)]
pub struct Bell {
    listeners: Vec<Weak<dyn Fn(&str)>>,
}

/// Keeps a listener. Each clone keeps it too.
#[derive(Clone)]
pub struct Listening {
    _listener: Rc<dyn Fn(&str)>,
}

impl Bell {
    /// Adds a listener, which is called while the result or a clone of it is kept.
    pub fn listen(&mut self, listener: impl Fn(&str) + 'static) -> Listening {
        let listener: Rc<dyn Fn(&str)> = Rc::new(listener);
        self.listeners.clear();
        self.listeners.push(Rc::downgrade(&listener));
        Listening {
            _listener: listener,
        }
    }

    /// Calls each listener, the oldest first, and returns how many were called.
    pub fn ring(&mut self, news: &str) -> usize {
        self.listeners.retain(|listener| {
            let kept = listener.upgrade();
            if let Some(listener) = &kept {
                listener(news);
            }
            kept.is_some()
        });
        self.listeners.len()
    }
}
