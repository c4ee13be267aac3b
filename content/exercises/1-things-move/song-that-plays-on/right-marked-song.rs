/// Songs in their order, and the one that plays.
#[derive(Default)]
pub struct Playlist {
    /// Each with whether it plays.
    songs: Vec<(String, bool)>,
}

impl Playlist {
    /// Puts a song at a position. Songs from there on move back by one.
    pub fn add(&mut self, position: usize, title: &str) {
        self.songs.insert(position, (title.to_string(), false));
    }

    /// Takes the song at a position out, and returns its title.
    pub fn remove(&mut self, position: usize) -> String {
        let (title, plays) = self.songs.remove(position);
        if let Some(next) = self.songs.get_mut(position) {
            next.1 |= plays;
        }
        title
    }

    /// Plays the song at a position.
    pub fn play(&mut self, position: usize) {
        for (index, song) in self.songs.iter_mut().enumerate() {
            song.1 = index == position;
        }
    }

    /// The title of the song that plays, if one does.
    pub fn playing(&self) -> Option<&str> {
        let song = self.songs.iter().find(|song| song.1)?;
        Some(&song.0)
    }
}
