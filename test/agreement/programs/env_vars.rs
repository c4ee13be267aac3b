// Environment variables that are set, empty, missing, changed and removed.
//@ env: {"GREETING": "hé llo", "EMPTY": "", "COUNT": "12", "PAIR": "a=b"}

use std::env::{self, VarError};

fn main() {
    println!("{:?} {:?}", env::var("GREETING"), env::var("EMPTY"));
    println!("{:?}", env::var("COUNT").map(|n| n.parse::<i32>()));
    println!("{:?} {:?}", env::var("PAIR"), env::var_os("PAIR"));
    println!("{:?} {:?}", env::var("count"), env::var_os("MISSING"));
    let error = env::var("MISSING").unwrap_err();
    println!("{error} {}", error == VarError::NotPresent);
    println!("{:?} {:?}", env::var(""), env::var("A=B"));

    // SAFETY: the program has one thread.
    unsafe {
        env::set_var("MISSING", "now here");
        env::set_var("COUNT", "13");
        env::remove_var("EMPTY");
    }
    println!("{:?} {:?}", env::var("MISSING"), env::var("COUNT"));
    println!("{:?}", env::var("EMPTY"));
    let names = ["COUNT", "EMPTY", "GREETING", "MISSING", "PAIR"];
    let mut found: Vec<_> = env::vars().filter(|(k, _)| names.contains(&&**k)).collect();
    found.sort();
    println!("{found:?}");
    println!("{} {}", env::consts::OS, env::consts::FAMILY);
}
