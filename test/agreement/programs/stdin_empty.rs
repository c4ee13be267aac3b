// Each way to read standard input when there is nothing to read.
//@ stdin: ""

use std::io::{self, BufRead, ErrorKind, Read};

fn main() -> io::Result<()> {
    let mut text = String::from("kept");
    println!("{} {text:?}", io::stdin().read_line(&mut text)?);
    println!("{} {text:?}", io::stdin().read_to_string(&mut text)?);
    println!("{}", io::stdin().lines().count());
    println!("{:?}", io::stdin().lock().split(b',').next().is_none());
    println!("{:?}", io::stdin().bytes().next().is_none());
    println!("{:?}", io::read_to_string(io::stdin())?);
    println!("{:?}", io::stdin().lock().fill_buf()?);

    let mut buffer = [9; 3];
    println!("{} {buffer:?}", io::stdin().read(&mut buffer)?);
    let error = io::stdin().read_exact(&mut buffer).unwrap_err();
    println!("{} {}", error, error.kind() == ErrorKind::UnexpectedEof);
    println!("{}", io::copy(&mut io::stdin(), &mut io::stdout())?);
    Ok(())
}
