use std::io::{self, Write};
fn main() -> io::Result<()> {
    let mut o = io::stdout().lock();
    writeln!(o, "locked")?;
    o.flush()?;
    writeln!(io::stderr(), "err")?;
    let mut b = io::BufWriter::new(io::stdout());
    write!(b, "buffered\n")?;
    Ok(())
}
