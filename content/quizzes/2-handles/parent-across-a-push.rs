fn main() {
    let mut folders = vec![String::from("root")];
    let parent = &folders[0];
    folders.push(String::from("photos"));
    println!("{parent} has {} below it", folders.len() - 1);
}
