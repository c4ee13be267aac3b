/// Songs in their order, and the one that plays.
#[derive(Default)]
pub struct Playlist {
    songs: Vec<(u64, String)>,
    /// How many songs were ever added: the number of the next.
    added: u64,
    playing: Option<u64>,
}

impl Playlist {
    /// Puts a song at a position. Songs from there on move back by one.
    pub fn add(&mut self, position: usize, title: &str) {
        self.songs.insert(position, (self.added, title.to_string()));
        self.added += 1;
    }

    /// Takes the song at a position out, and returns its title.
    pub fn remove(&mut self, position: usize) -> String {
        let (number, title) = self.songs.remove(position);
        if self.playing == Some(number) {
            self.playing = self.songs.get(position).map(|song| song.0);
        }
        title
    }

    /// Plays the song at a position.
    pub fn play(&mut self, position: usize) {
        self.playing = Some(self.songs[position].0);
    }

    /// The title of the song that plays, if one does.
    pub fn playing(&self) -> Option<&str> {
        let playing = self.playing?;
        let song = self.songs.iter().find(|song| song.0 == playing)?;
        Some(&song.1)
    }
}
