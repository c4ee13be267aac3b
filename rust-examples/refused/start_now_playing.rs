// Rust refuses the push while a song is still borrowed.
//@ error: E0502

fn main() {
    let mut songs = vec!["So What", "Naima"];
    let current = &songs[0];
    songs.push("Solar");
    let ads = vec!["Buy soap", "Buy tea"];
    println!("songs: {}", songs.len());
    println!("ads: {}", ads.len());
    println!("now playing: {}", current);
}
