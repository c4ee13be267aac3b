// What the system says about files that are not there or are of the wrong kind.

use std::fs::{self, File};
use std::io;

fn show<T>(what: &str, result: io::Result<T>) {
    match result {
        Ok(_) => println!("{what}: done"),
        Err(e) => println!("{what}: {e} {:?} {:?}", e.kind(), e.raw_os_error()),
    }
}

fn main() -> io::Result<()> {
    fs::create_dir("place")?;
    fs::write("place/file", "text")?;
    show("open", File::open("place/none"));
    show("read", fs::read_to_string("place/none/deeper"));
    show("write", fs::write("missing/none", ""));
    show("metadata", fs::metadata(""));
    show("rename", fs::rename("place/none", "place/other"));
    show("remove", fs::remove_file("place/none"));
    show("remove_dir", fs::remove_dir("place/file"));
    show("below a file", File::open("place/file/x"));
    show("remove a directory", fs::remove_file("place"));
    show("write a directory", File::create("place"));
    show("nul", File::open("place/\0"));
    let error = File::open("place/none").unwrap_err();
    println!("{error:?}");
    fs::remove_dir_all("place")
}
