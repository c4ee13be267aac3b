use super::*;

fn names(folders: &[Folder]) -> Vec<&str> {
    folders.iter().map(|folder| folder.name.as_str()).collect()
}

/// The new folder stands behind the others.
#[test]
fn adds_a_folder() {
    let mut folders = vec![Folder::new("root")];
    assert_eq!(add_below(&mut folders, "root", "photos"), Some(1));
    assert_eq!(names(&folders), ["root", "photos"]);
}

/// The folder above knows the index of the new one.
#[test]
fn enters_it_above() {
    let mut folders = vec![Folder::new("root")];
    add_below(&mut folders, "root", "photos");
    add_below(&mut folders, "photos", "summer");
    add_below(&mut folders, "root", "music");
    assert_eq!(folders[0].children, [1, 3]);
    assert_eq!(folders[1].children, [2]);
}

/// If several folders have the name, the new one goes below the first of them.
#[test]
fn takes_the_first_of_a_name() {
    let mut folders = vec![Folder::new("root"), Folder::new("old"), Folder::new("old")];
    assert_eq!(add_below(&mut folders, "old", "photos"), Some(3));
    assert_eq!(folders[1].children, [3]);
    assert!(
        folders[2].children.is_empty(),
        "the second `old` should stay as it is"
    );
}

/// Nothing is added below a folder that doesn't exist.
#[test]
fn needs_the_folder_above() {
    let mut folders = vec![Folder::new("root")];
    assert_eq!(add_below(&mut folders, "rot", "photos"), None);
    assert_eq!(names(&folders), ["root"]);
    assert_eq!(add_below(&mut folders, "photos", "photos"), None);
    assert_eq!(names(&folders), ["root"]);
}
