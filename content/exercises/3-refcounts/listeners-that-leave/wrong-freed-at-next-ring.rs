use std::rc::Rc;

/// Calls its listeners when there is news.
#[derive(Default)]
pub struct Bell {
    listeners: Vec<Rc<dyn Fn(&str)>>,
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
        self.listeners.push(Rc::clone(&listener));
        Listening {
            _listener: listener,
        }
    }

    /// Calls each listener, the oldest first, and returns how many were called.
    pub fn ring(&mut self, news: &str) -> usize {
        self.listeners
            .retain(|listener| Rc::strong_count(listener) > 1);
        for listener in &self.listeners {
            listener(news);
        }
        self.listeners.len()
    }
}
