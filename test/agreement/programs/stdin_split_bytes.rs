// Standard input read by separators, by bytes and as what is left.
//@ stdin: "a,bé,,c;tail one;\r\nlast line\nrest\n"

use std::io::{self, BufRead, Read};

fn main() -> io::Result<()> {
    let mut input = io::stdin().lock();
    let mut until = Vec::new();
    println!("{} {:?}", input.read_until(b',', &mut until)?, until);
    let part = input.by_ref().take(7);
    for piece in part.split(b',') {
        println!("{:?}", String::from_utf8(piece?));
    }
    let mut four = [0; 4];
    input.read_exact(&mut four)?;
    println!("{:?}", four.map(char::from));
    println!("{}", input.skip_until(b';')?);

    let mut line = String::from("so far: ");
    println!("{} {line:?}", input.read_line(&mut line)?);
    println!("{line:?} {:?}", input.fill_buf()?.first());
    input.consume(5);
    for byte in input.by_ref().bytes().take(4) {
        print!("{} ", byte?);
    }
    println!();

    let mut rest = String::new();
    println!("{} {rest:?}", input.read_to_string(&mut rest)?);
    println!("{rest:?} {}", input.read(&mut four)?);
    println!("{}", input.read_exact(&mut four).unwrap_err());
    Ok(())
}
