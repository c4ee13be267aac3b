use super::*;

fn playlist(titles: &[&str]) -> Playlist {
    let mut playlist = Playlist::default();
    for (position, title) in titles.iter().enumerate() {
        playlist.add(position, title);
    }
    playlist
}

/// Nothing plays until a song is played, and then that one does.
#[test]
fn plays() {
    let mut playlist = playlist(&["Rain", "Echo"]);
    assert_eq!(playlist.playing(), None);
    playlist.play(1);
    assert_eq!(playlist.playing(), Some("Echo"));
    playlist.play(0);
    assert_eq!(playlist.playing(), Some("Rain"));
}

/// A song plays on when others are added before, at and after its position.
#[test]
fn plays_on_when_songs_are_added() {
    let mut playlist = playlist(&["Rain", "Echo", "Home"]);
    playlist.play(1);
    playlist.add(1, "Snow");
    assert_eq!(playlist.playing(), Some("Echo"), "`Snow` was added at 1");
    playlist.add(0, "Wind");
    assert_eq!(playlist.playing(), Some("Echo"), "`Wind` was added at 0");
    playlist.add(5, "Fog");
    assert_eq!(playlist.playing(), Some("Echo"), "`Fog` was added at 5");
}

/// A song plays on when others are removed.
#[test]
fn plays_on_when_songs_are_removed() {
    let mut playlist = playlist(&["Rain", "Echo", "Home", "Snow"]);
    playlist.play(2);
    assert_eq!(playlist.remove(3), "Snow");
    assert_eq!(playlist.playing(), Some("Home"));
    assert_eq!(playlist.remove(0), "Rain");
    assert_eq!(playlist.playing(), Some("Home"));
}

/// When the song that plays is removed, the next one plays.
#[test]
fn plays_the_next() {
    let mut playlist = playlist(&["Rain", "Echo", "Home"]);
    playlist.play(1);
    assert_eq!(playlist.remove(1), "Echo");
    assert_eq!(playlist.playing(), Some("Home"));
}

/// When the last song is removed while it plays, nothing plays, and nothing does later.
#[test]
fn stops_after_the_last() {
    let mut playlist = playlist(&["Rain", "Echo"]);
    playlist.play(1);
    assert_eq!(playlist.remove(1), "Echo");
    assert_eq!(playlist.playing(), None);
    playlist.add(1, "Home");
    assert_eq!(playlist.playing(), None, "`Home` was added, but not played");
}

/// Two songs of one title are two songs.
#[test]
fn tells_equal_titles_apart() {
    let mut playlist = playlist(&["Echo", "Rain", "Echo", "Home"]);
    playlist.play(2);
    assert_eq!(playlist.remove(0), "Echo");
    assert_eq!(playlist.playing(), Some("Echo"), "the other `Echo` plays");
    assert_eq!(playlist.remove(1), "Echo");
    assert_eq!(playlist.playing(), Some("Home"));
}

/// The song plays on when the playlist moves.
#[test]
fn survives_a_move() {
    let mut first = playlist(&["Rain", "Echo"]);
    first.play(1);
    let mut second = Box::new(playlist(&["Home"]));
    std::mem::swap(&mut first, &mut second);
    assert_eq!(first.playing(), None);
    assert_eq!(second.playing(), Some("Echo"));
}
