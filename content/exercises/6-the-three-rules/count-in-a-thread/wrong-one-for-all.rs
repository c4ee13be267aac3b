use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle, ThreadId};

static OPEN: Mutex<Option<Arc<Library>>> = Mutex::new(None);

/// Texts that nobody changes.
pub struct Library {
    texts: Vec<String>,
    readers: Mutex<Vec<ThreadId>>,
}

impl Library {
    pub fn open(texts: &[&str]) -> Arc<Library> {
        let texts = texts.iter().map(|text| text.to_string()).collect();
        let library = Arc::new(Library {
            texts,
            readers: Mutex::default(),
        });
        *OPEN.lock().unwrap() = Some(Arc::clone(&library));
        library
    }

    /// Starts a thread that counts how often a word occurs in the texts.
    pub fn start_count(self: &Arc<Library>, word: &str) -> JoinHandle<usize> {
        let word = word.to_string();
        thread::spawn(move || {
            let open = OPEN.lock().unwrap().clone();
            open.map_or(0, |library| library.count(&word))
        })
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
