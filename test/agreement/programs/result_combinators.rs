// The combinators of Result.

use std::num::ParseIntError;

type Outcome = Result<i32, &'static str>;

fn add(a: &str, b: &str) -> Result<i32, ParseIntError> {
    Ok(a.parse::<i32>()? + b.trim().parse::<i32>()?)
}

fn main() {
    let (ok, err): (Outcome, Outcome) = (Ok(4), Err("bad"));
    println!("{:?} {:?}", ok.map(|n| n * 2), err.map(|n| n * 2));
    println!("{:?} {:?}", ok.map_err(str::len), err.map_err(str::len));
    println!("{:?}", ok.and_then(|n| n.checked_shl(99).ok_or("big")));
    println!("{:?} {:?}", ok.and(err.and(ok)), err.or(Ok::<_, ()>(1)));
    println!("{:?}", err.or_else(|e| e.parse::<i32>()));
    println!("{} {}", err.unwrap_or(-1), err.unwrap_or_default());
    println!("{:?} {:?} {:?}", ok.ok(), ok.err(), err.err());
    println!("{}", ok.is_ok_and(|n| n > 3));
    println!("{}", err.is_err_and(str::is_empty));
    println!("{}", ok.map_or(0, |n| n + 1));
    println!("{}", err.map_or_else(str::len, |_| 0));
    println!("{:?}", ok.map(Some).transpose());
    println!("{:?} {:?}", ok.iter().next(), err.into_iter().next());
    let _ = err.inspect_err(|e| println!("saw {e}"));

    let mut changed = ok;
    if let Ok(n) = changed.as_mut() {
        *n += 1;
    }
    println!("{changed:?} {:?} {:?}", changed.max(err), Ok(9) < Err("a"));
    println!("{:?} {:?}", add("1", " 2"), add("1", "x"));
    println!("{}", add("", "1").unwrap_err());
    let parsed = ["1", "", "x"].map(str::parse::<u8>);
    println!("{:?}", parsed[..1].iter().cloned().sum::<Result<u8, _>>());
    println!("{:?}", parsed.into_iter().collect::<Result<Vec<_>, _>>());
}
