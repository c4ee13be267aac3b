fn main() {
    let mut songs = vec!["Intro"];
    let playing = 0;
    songs.push("Outro");
    println!("{}", songs[playing]);
}
