use super::*;

/// The new folder stands behind the others.
#[test]
fn adds_a_folder() {
    let mut folders = vec![Folder::new("root")];
    assert_eq!(add_below(&mut folders, "root", "photos"), Some(1));
    assert_eq!(folders[1].name, "photos");
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

/// Below a folder that does not exist nothing is added.
#[test]
fn needs_the_folder_above() {
    let mut folders = vec![Folder::new("root")];
    assert_eq!(add_below(&mut folders, "rot", "photos"), None);
    assert_eq!(folders.len(), 1);
}
