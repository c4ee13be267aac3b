use std::cell::RefCell;
use std::rc::{Rc, Weak};

thread_local! {
    static LISTENERS: RefCell<Vec<Weak<dyn Fn(&str)>>> = const { RefCell::new(Vec::new()) };
}

/// Calls its listeners when there is news.
#[derive(Default)]
pub struct Bell {}

/// Keeps a listener. Each clone keeps it too.
#[derive(Clone)]
pub struct Listening {
    _listener: Rc<dyn Fn(&str)>,
}

impl Bell {
    /// Adds a listener, which is called while the result or a clone of it is kept.
    pub fn listen(&mut self, listener: impl Fn(&str) + 'static) -> Listening {
        let listener: Rc<dyn Fn(&str)> = Rc::new(listener);
        LISTENERS.with_borrow_mut(|all| all.push(Rc::downgrade(&listener)));
        Listening {
            _listener: listener,
        }
    }

    /// Calls each listener, the oldest first, and returns how many were called.
    pub fn ring(&mut self, news: &str) -> usize {
        let all = LISTENERS.with_borrow(Clone::clone);
        let present: Vec<_> = all.iter().filter_map(Weak::upgrade).collect();
        for listener in &present {
            listener(news);
        }
        present.len()
    }
}
