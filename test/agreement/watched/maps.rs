use std::collections::{BTreeMap, HashMap};

#[derive(Debug)]
struct Song {
    title: String,
    plays: u32,
}

fn main() {
    let mut songs = HashMap::new();
    songs.insert(7, Song { title: "la".into(), plays: 1 });
    let song = songs.get_mut(&7).unwrap();
    //@ song = &mut *songs.7; songs = len 1 → { 7: { title: "la", plays: 1 } }
    song.plays += 1;
    //@ songs = len 1 → { 7: { title: "la", plays: 2 } }
    let gone = songs.remove(&7);
    //@ gone = Some({ title: "la", plays: 2 })
    println!("{gone:?} {}", songs.len());
    let mut groups: BTreeMap<char, Vec<&str>> = BTreeMap::new();
    for word in ["bee", "ant", "bat"] {
        groups.entry(word.chars().next().unwrap()).or_default().push(word);
    }
    //@ groups = { 'a': len 1, cap 4 → ["ant"], 'b': len 2, cap 4 → ["bee", "bat"] }
    println!("{groups:?}");
    let mut nested: HashMap<String, BTreeMap<u8, bool>> = HashMap::new();
    nested.entry("x".into()).or_default().insert(1, true);
    //@ nested = len 1 → { "x": { 1: true } }
    println!("{nested:?}");
}
