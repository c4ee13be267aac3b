// The entries of a directory, sorted, and a walk through all below it.

use std::path::Path;
use std::{fs, io};

fn walk(dir: &Path, depth: usize) -> io::Result<u64> {
    let entries: io::Result<Vec<_>> = fs::read_dir(dir)?.collect();
    let mut entries = entries?;
    entries.sort_by_key(|entry| entry.file_name());
    let mut total = 0;
    for entry in entries {
        let name = entry.file_name().into_string().unwrap();
        let indent = "  ".repeat(depth);
        if entry.file_type()?.is_dir() {
            println!("{indent}{name}/");
            total += walk(&entry.path(), depth + 1)?;
        } else {
            let size = entry.metadata()?.len();
            println!("{indent}{name} {size}");
            total += size;
        }
    }
    Ok(total)
}

fn main() -> io::Result<()> {
    let root = Path::new("tree");
    fs::create_dir_all(root.join("src/empty"))?;
    for (name, text) in [("b.txt", "bb"), ("a.txt", ""), ("src/é.rs", "fn main() {}")] {
        fs::write(root.join(name), text)?;
    }
    println!("{}", walk(root, 0)?);
    println!("{}", fs::read_dir("tree/src")?.count());
    println!("{}", fs::read_dir("tree/b.txt").unwrap_err());
    let first = fs::read_dir("tree/src/empty/..")?.next();
    println!("{:?}", first.unwrap()?.path().parent());
    fs::remove_dir_all(root)?;
    println!("{:?}", fs::read_dir(root).map(|_| ()).map_err(|e| e.kind()));
    Ok(())
}
