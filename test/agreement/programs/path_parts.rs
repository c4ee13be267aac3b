// Paths: their parts, joining, prefixes and comparison.

use std::path::{Path, PathBuf};

fn main() {
    let path = Path::new("/usr/./lib//archive.tar.gz/");
    println!("{:?}", path.components().collect::<Vec<_>>());
    println!("{:?} {:?}", path.parent(), path.file_name());
    for name in ["a.tar.gz", ".hidden", "a.", "..", "/", "", "no/dot/."] {
        let p = Path::new(name);
        println!("{name:?} {:?} {:?}", p.file_stem(), p.extension());
    }
    println!("{:?}", Path::new("a/../b").ancestors().collect::<Vec<_>>());
    println!("{:?}", Path::new("a").join("b/").join("./c"));
    println!("{:?}", Path::new("a").join("/b"));
    println!("{:?}", path.strip_prefix("/usr/lib"));
    println!("{}", path.strip_prefix("lib").unwrap_err());
    println!("{} {}", path.starts_with("/us"), path.ends_with("lib"));
    println!("{} {}", path.is_absolute(), Path::new("a").has_root());
    println!("{}", Path::new("a//b/.") == Path::new("a/b"));
    println!("{:?}", Path::new("a/b").cmp(Path::new("a.b")));

    let mut buf = PathBuf::from("dir");
    buf.push("file.txt");
    println!("{} {}", buf.set_extension("rs"), buf.display());
    buf.set_file_name("other");
    println!(
        "{:?} {:?}",
        buf.with_extension("md"),
        buf.with_file_name("x.y")
    );
    println!("{} {buf:?}", buf.pop());
    buf.extend(["one", "two"]);
    println!("{:?} {:?}", buf.to_str(), buf.iter().last());
    println!("{:?}", ["a", "b", "c"].iter().collect::<PathBuf>());
}
