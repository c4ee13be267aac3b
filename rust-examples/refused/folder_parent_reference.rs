// A reference to the first folder cannot stay while the vector gets another.
//@ error: E0502

struct Folder {
    name: &'static str,
}

fn main() {
    let mut folders = vec![Folder { name: "home" }];
    let parent = &folders[0];
    folders.push(Folder { name: "photos" });
    println!("photos is in {}", parent.name);
}
