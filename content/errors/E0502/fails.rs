fn main() {
    let mut songs = vec!["Intro"];
    let playing = &songs[0];
    songs.push("Outro");
    println!("{playing}");
}
