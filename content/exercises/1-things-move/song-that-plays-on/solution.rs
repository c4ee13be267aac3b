/// Songs in their order, and the one that plays.
#[derive(Default)]
pub struct Playlist {
    songs: Vec<String>,
    playing: Option<usize>,
}

impl Playlist {
    /// Puts a song at a position. Songs from there on move back by one.
    pub fn add(&mut self, position: usize, title: &str) {
        self.songs.insert(position, title.to_string());
        if let Some(playing) = &mut self.playing
            && *playing >= position
        {
            *playing += 1;
        }
    }

    /// Takes the song at a position out, and returns its title.
    pub fn remove(&mut self, position: usize) -> String {
        let title = self.songs.remove(position);
        self.playing = match self.playing {
            Some(playing) if playing > position => Some(playing - 1),
            Some(playing) if playing == self.songs.len() => None,
            other => other,
        };
        title
    }

    /// Plays the song at a position.
    pub fn play(&mut self, position: usize) {
        self.playing = Some(position);
    }

    /// The title of the song that plays, if one does.
    pub fn playing(&self) -> Option<&str> {
        self.songs.get(self.playing?).map(String::as_str)
    }
}
