/// Songs in their order, and the one that plays.
#[derive(Default)]
pub struct Playlist {
    songs: Vec<String>,
    playing: Option<String>,
}

impl Playlist {
    /// Puts a song at a position. Songs from there on move back by one.
    pub fn add(&mut self, position: usize, title: &str) {
        self.songs.insert(position, title.to_string());
    }

    /// Takes the song at a position out, and returns its title.
    pub fn remove(&mut self, position: usize) -> String {
        let title = self.songs.remove(position);
        if self.playing.as_ref() == Some(&title) {
            self.playing = self.songs.get(position).cloned();
        }
        title
    }

    /// Plays the song at a position.
    pub fn play(&mut self, position: usize) {
        self.playing = Some(self.songs[position].clone());
    }

    /// The title of the song that plays, if one does.
    pub fn playing(&self) -> Option<&str> {
        self.playing.as_deref()
    }
}
