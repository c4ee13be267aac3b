/// One vector owns all folders; they name each other by index.
pub struct Folder {
    pub name: String,
    pub children: Vec<usize>,
}

impl Folder {
    pub fn new(name: &str) -> Folder {
        Folder {
            name: name.to_string(),
            children: Vec::new(),
        }
    }
}

/// Adds a folder below the first one named `above`; returns its index, or
/// `None` and changes nothing if there is no such folder.
pub fn add_below(folders: &mut Vec<Folder>, above: &str, name: &str) -> Option<usize> {
    folders.push(Folder::new(name));
    let index = folders.len() - 1;
    let Some(above) = folders.iter().position(|folder| folder.name == above) else {
        folders.pop();
        return None;
    };
    folders[above].children.push(index);
    Some(index)
}
