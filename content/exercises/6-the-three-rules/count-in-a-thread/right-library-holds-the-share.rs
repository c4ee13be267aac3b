use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle, ThreadId};

/// Texts that nobody changes.
#[derive(Clone)]
pub struct Library(Arc<Shelf>);

struct Shelf {
    texts: Vec<String>,
    readers: Mutex<Vec<ThreadId>>,
}

impl Library {
    pub fn open(texts: &[&str]) -> Library {
        let texts = texts.iter().map(|text| text.to_string()).collect();
        Library(Arc::new(Shelf {
            texts,
            readers: Mutex::default(),
        }))
    }

    /// Starts a thread that counts how often a word occurs in the texts.
    pub fn start_count(&self, word: &str) -> JoinHandle<usize> {
        let library = self.clone();
        let word = word.to_string();
        thread::spawn(move || library.count(&word))
    }

    /// The threads that have read the texts.
    pub fn readers(&self) -> Vec<ThreadId> {
        self.0.readers.lock().unwrap().clone()
    }

    fn count(&self, word: &str) -> usize {
        self.0.readers.lock().unwrap().push(thread::current().id());
        let words = self.0.texts.iter().flat_map(|text| text.split(' '));
        words.filter(|one| *one == word).count()
    }
}
