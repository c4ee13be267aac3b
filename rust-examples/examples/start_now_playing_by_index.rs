// An index stays right, wherever the songs move.

fn main() {
    let mut songs = vec!["So What", "Naima"];
    let current = 0;
    songs.push("Solar");
    let ads = vec!["Buy soap", "Buy tea"];
    println!("songs: {}", songs.len());
    println!("ads: {}", ads.len());
    println!("now playing: {}", songs[current]);
}
