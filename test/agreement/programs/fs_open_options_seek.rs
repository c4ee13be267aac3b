// Opening files to append, to read and write, to create anew, and seeking in them.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};

fn main() -> io::Result<()> {
    fs::create_dir("files")?;
    let path = "files/log";
    let mut file = File::create(path)?;
    writeln!(file, "one")?;
    println!("{}", file.read(&mut [0; 2]).unwrap_err());
    drop(file);

    let mut log = OpenOptions::new().append(true).open(path)?;
    log.write_all(b"two\n")?;
    log.rewind()?;
    log.write_all(b"three\n")?;
    println!("{:?} {}", fs::read_to_string(path)?, log.metadata()?.len());

    let mut both = File::options().read(true).write(true).open(path)?;
    println!("{}", both.seek(SeekFrom::Start(4))?);
    both.write_all(b"TWO")?;
    let mut rest = String::new();
    both.read_to_string(&mut rest)?;
    println!("{rest:?} {}", both.seek(SeekFrom::Current(-6))?);
    println!("{}", both.seek(SeekFrom::Current(-99)).unwrap_err());
    both.set_len(5)?;
    both.seek(SeekFrom::End(1))?;
    both.write_all(b"!")?;
    println!("{:?}", fs::read(path)?);

    println!("{}", File::create_new(path).unwrap_err());
    let truncated = OpenOptions::new().write(true).truncate(true).open(path)?;
    println!("{}", truncated.metadata()?.len());
    fs::write(path, "x\ny\n")?;
    println!("{:?}", BufReader::new(File::open(path)?).lines().last());
    fs::remove_dir_all("files")
}
