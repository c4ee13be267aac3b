// Writing to a Vec, through a BufWriter, and to standard output with flush.

use std::io::{self, BufWriter, LineWriter, Write};

fn main() -> io::Result<()> {
    let mut out = Vec::new();
    out.write_all(b"abc")?;
    writeln!(out, "-{:03}", 7)?;
    println!("{} {:?}", out.write(b"xy")?, String::from_utf8_lossy(&out));

    let mut buffered = BufWriter::with_capacity(4, Vec::new());
    for piece in ["a", "bc", "de", "fghij", "k"] {
        buffered.write_all(piece.as_bytes())?;
        let done = buffered.get_ref().len();
        println!("{piece}: {done} written, {:?} waits", buffered.buffer());
    }
    println!("{:?}", buffered.into_inner()?.escape_ascii().to_string());

    let mut lines = LineWriter::new(Vec::new());
    write!(lines, "one\ntw")?;
    println!("{:?}", String::from_utf8_lossy(lines.get_ref()));
    lines.flush()?;
    println!("{:?}", String::from_utf8_lossy(lines.get_ref()));

    let mut small = [0u8; 4];
    let mut left = &mut small[..];
    println!("{} {:?}", left.write(b"hello")?, left.write(b"!")?);
    println!("{}", (&mut small[..2]).write_all(b"hey").unwrap_err());

    let mut stdout = BufWriter::new(io::stdout().lock());
    for i in 0..3 {
        write!(stdout, "{i} ")?;
    }
    writeln!(stdout, "end")?;
    stdout.flush()
}
