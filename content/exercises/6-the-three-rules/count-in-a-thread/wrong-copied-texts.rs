use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle, ThreadId};

/// Texts that nobody changes.
pub struct Library {
    texts: Vec<String>,
    readers: Mutex<Vec<ThreadId>>,
}

impl Library {
    pub fn open(texts: &[&str]) -> Arc<Library> {
        let texts = texts.iter().map(|text| text.to_string()).collect();
        Arc::new(Library {
            texts,
            readers: Mutex::default(),
        })
    }

    /// Starts a thread that counts how often a word occurs in the texts.
    pub fn start_count(self: &Arc<Library>, word: &str) -> JoinHandle<usize> {
        let library = Library {
            texts: self.texts.clone(),
            readers: Mutex::default(),
        };
        let word = word.to_string();
        thread::spawn(move || library.count(&word))
    }

    /// The threads that have read the texts.
    pub fn readers(&self) -> Vec<ThreadId> {
        self.readers.lock().unwrap().clone()
    }

    fn count(&self, word: &str) -> usize {
        self.readers.lock().unwrap().push(thread::current().id());
        let words = self.texts.iter().flat_map(|text| text.split(' '));
        words.filter(|one| *one == word).count()
    }
}
