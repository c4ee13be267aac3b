// The arguments of the program: count, order, parsing and text that is not ASCII.
//@ args: ["--name=Ada", "3", "", "two words", "né", "-5"]

use std::env;

fn main() {
    let args: Vec<String> = env::args().skip(1).collect();
    println!("{} {args:?}", args.len());
    println!("{:?}", env::args().nth(6));
    println!("{:?} {:?}", env::args().nth(7), env::args_os().next_back());
    println!("{}", env::args().len() == env::args_os().count());

    let mut sum = 0;
    for arg in &args {
        if let Some((key, value)) = arg.split_once('=') {
            println!("{} is {value}", key.trim_start_matches('-'));
        } else {
            match arg.parse::<i32>() {
                Ok(n) => sum += n,
                Err(e) => println!("{arg:?}: {e}"),
            }
        }
    }
    println!("{sum}");
}
