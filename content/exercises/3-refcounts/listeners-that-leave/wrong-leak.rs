use std::rc::{Rc, Weak};

/// Calls its listeners when there is news.
#[derive(Default)]
pub struct Bell {
    listeners: Vec<(Weak<()>, &'static dyn Fn(&str))>,
}

/// Keeps a listener. Each clone keeps it too.
#[derive(Clone)]
pub struct Listening {
    _kept: Rc<()>,
}

impl Bell {
    /// Adds a listener, which is called while the result or a clone of it is kept.
    pub fn listen(&mut self, listener: impl Fn(&str) + 'static) -> Listening {
        let kept = Rc::new(());
        let listener = Box::leak(Box::new(listener));
        self.listeners.push((Rc::downgrade(&kept), listener));
        Listening { _kept: kept }
    }

    /// Calls each listener, the oldest first, and returns how many were called.
    pub fn ring(&mut self, news: &str) -> usize {
        self.listeners.retain(|(kept, _)| kept.strong_count() > 0);
        for (_, listener) in &self.listeners {
            listener(news);
        }
        self.listeners.len()
    }
}
