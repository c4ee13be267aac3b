// `parent` is a position in the vector, wherever the vector keeps its elements.

struct Folder {
    parent: Option<usize>,
    files: u32,
    name: &'static str,
}

fn main() {
    let mut folders = Vec::new();
    folders.push(Folder {
        parent: None,
        files: 3,
        name: "home",
    });
    folders.push(Folder {
        parent: Some(0),
        files: 12,
        name: "photos",
    });
    folders[0].name = "archive";

    let photos = &folders[1];
    print!(
        "{} ({}) is in ",
        photos.name, photos.files
    );
    if let Some(parent) = photos.parent {
        println!("{}", folders[parent].name);
    }
}
