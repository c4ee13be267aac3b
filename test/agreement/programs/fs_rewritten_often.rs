// A file that is written anew gives back what its old text took.
use std::fs::{self, File};
use std::io::Write;

fn main() -> std::io::Result<()> {
    let bytes = vec![b'a'; 8 << 20];
    for turn in 0..40 {
        fs::write("log.txt", &bytes)?;
        File::create("other.txt")?.write_all(&bytes[turn..])?;
    }
    let (log, other) = (fs::metadata("log.txt")?.len(), fs::metadata("other.txt")?.len());
    println!("{log} {other}");
    fs::remove_file("log.txt")?;
    fs::remove_file("other.txt")
}
