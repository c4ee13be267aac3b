// Readers put together with chain, take, BufReader, repeat, empty and copy.

use std::io::{self, BufRead, BufReader, Read};

struct Slow<'a>(&'a [u8]);

impl Read for Slow<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = buf.len().min(2);
        self.0.read(&mut buf[..n])
    }
}

fn main() -> io::Result<()> {
    let mut text = String::new();
    let mut chain = "ab".as_bytes().chain(Slow(b"cdefg")).take(6);
    let mut buffer = [0; 8];
    while let n @ 1.. = chain.read(&mut buffer)? {
        println!("{n} {}", buffer[..n].escape_ascii());
    }
    println!(
        "{} {:?}",
        chain.limit(),
        chain.into_inner().into_inner().1.0
    );

    println!("{}", io::repeat(b'z').take(4).read_to_string(&mut text)?);
    let reader = BufReader::with_capacity(3, Slow(b"one\ntwo\nthree"));
    println!("{:?}", reader.lines().collect::<Result<Vec<_>, _>>()?);
    let mut out = Vec::new();
    println!("{} {out:?}", io::copy(&mut Slow(b"xyz"), &mut out)?);
    println!("{out:?} {}", io::copy(&mut &b"12345"[..], &mut io::sink())?);

    let mut slice = &b"hello"[..];
    slice.read_exact(&mut buffer[..2])?;
    println!("{slice:?} {:?}", slice.bytes().nth(1).unwrap()?);
    println!("{}", Slow(b"a").read_exact(&mut buffer).unwrap_err());
    println!("{}", Slow(b"\xff").read_to_string(&mut text).unwrap_err());
    Ok(())
}
