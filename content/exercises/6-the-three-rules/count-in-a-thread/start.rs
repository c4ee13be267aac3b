use std::rc::Rc;
use std::thread::{self, JoinHandle};

/// Texts that nobody changes.
pub struct Library {
    texts: Vec<String>,
}

impl Library {
    pub fn open(texts: &[&str]) -> Rc<Library> {
        let texts = texts.iter().map(|text| text.to_string()).collect();
        Rc::new(Library { texts })
    }

    /// Starts a thread that counts how often a word stands in the texts.
    pub fn start_count(self: &Rc<Library>, word: &str) -> JoinHandle<usize> {
        let library = Rc::clone(self);
        thread::spawn(move || library.count(word))
    }

    fn count(&self, word: &str) -> usize {
        let words = self.texts.iter().flat_map(|text| text.split(' '));
        words.filter(|one| *one == word).count()
    }
}
