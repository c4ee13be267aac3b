/// Songs in their order, and the one that plays.
#[derive(Default)]
pub struct Playlist {
    // Your fields.
}

impl Playlist {
    /// Puts a song at a position. Songs from there on move back by one.
    pub fn add(&mut self, position: usize, title: &str) {
        todo!("put {title} at {position}")
    }

    /// Takes the song at a position out, and returns its title.
    pub fn remove(&mut self, position: usize) -> String {
        todo!("remove {position}")
    }

    /// Plays the song at a position.
    pub fn play(&mut self, position: usize) {
        todo!("play {position}")
    }

    /// The title of the song that plays, if one does.
    pub fn playing(&self) -> Option<&str> {
        todo!("the title")
    }
}
