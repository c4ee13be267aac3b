// Files are written, read, copied, renamed and removed.

use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    fs::create_dir("box")?;
    let (a, b) = (Path::new("box/a.txt"), Path::new("box/b.txt"));
    fs::write(a, "first\nsecond é\n")?;
    let text = fs::read_to_string(a)?;
    println!("{text:?} {}", fs::metadata(a)?.len());
    fs::write(a, [0, 255, 7])?;
    println!("{:?} {}", fs::read(a)?, fs::read_to_string(a).unwrap_err());

    println!("{} {:?}", fs::copy(a, b)?, fs::read(b)?);
    fs::write(b, "new")?;
    fs::rename(b, a)?;
    println!("{} {} {:?}", a.exists(), b.exists(), fs::read_to_string(a)?);
    let (file, dir) = (fs::metadata(a)?, fs::metadata("box")?);
    println!("{} {} {}", file.is_file(), file.is_dir(), file.len());
    println!("{} {}", dir.is_file(), dir.is_dir());

    println!("{}", fs::create_dir("box").unwrap_err());
    println!("{}", fs::remove_dir("box").unwrap_err());
    println!("{}", fs::read_to_string("box").unwrap_err());
    fs::remove_file(a)?;
    println!("{:?}", fs::remove_file(a).map_err(|e| e.kind()));
    println!("{:?}", fs::exists(a)?);
    fs::create_dir_all("box/deep/er")?;
    fs::rename("box/deep", "box/moved")?;
    println!(
        "{} {}",
        Path::new("box/moved/er").is_dir(),
        fs::exists("box/deep")?
    );
    fs::remove_dir_all("box")?;
    println!("{}", Path::new("box").exists());
    Ok(())
}
