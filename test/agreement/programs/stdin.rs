use std::io::{self, BufRead, Read};
fn main() {
    let mut s = String::new();
    io::stdin().read_line(&mut s).unwrap();
    println!("{}", s.len());
    let n = io::stdin().lock().lines().count();
    println!("{n}");
    io::stdin().read_to_string(&mut s).unwrap();
}
