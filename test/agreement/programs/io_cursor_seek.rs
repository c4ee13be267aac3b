// A Cursor reads, writes and seeks in memory.

use std::io::{self, BufRead, Cursor, Read, Seek, SeekFrom, Write};

fn main() -> io::Result<()> {
    let mut cursor = Cursor::new(b"first line\nsecond\n".to_vec());
    let mut line = String::new();
    println!("{} {}", cursor.read_line(&mut line)?, cursor.position());
    println!("{} {line:?}", cursor.seek(SeekFrom::Start(6))?);
    cursor.write_all(b"LINE")?;
    println!("{}", cursor.seek(SeekFrom::End(-7))?);
    println!(
        "{} {}",
        cursor.seek(SeekFrom::Current(2))?,
        cursor.stream_position()?
    );
    let mut three = [0; 3];
    cursor.read_exact(&mut three)?;
    println!("{:?}", three.escape_ascii().to_string());
    println!("{}", cursor.seek(SeekFrom::Current(-99)).unwrap_err());
    println!("{}", cursor.seek(SeekFrom::End(2))?);
    println!("{} {:?}", cursor.read(&mut three)?, cursor.fill_buf()?);
    cursor.write_all(b"!")?;
    cursor.rewind()?;
    let mut all = String::new();
    println!("{} {all:?}", cursor.read_to_string(&mut all)?);
    println!("{all:?} {}", cursor.get_ref().len());

    let mut fixed = Cursor::new([0u8; 5]);
    fixed.set_position(3);
    println!("{} {:?}", fixed.write(b"abc")?, fixed);
    println!("{:?}", fixed.write_all(b"d").unwrap_err().kind());
    Ok(())
}
