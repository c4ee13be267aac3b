// Exiting deep inside of calls runs no destructors and gives the low byte of the code.

use std::process::exit;

struct Guard(&'static str);

impl Drop for Guard {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn descend(depth: u32) -> u32 {
    let _guard = Guard("in descend");
    println!("depth {depth}");
    if depth == 3 {
        let codes: Vec<i32> = vec![1, 2, 263];
        codes.iter().for_each(|code| {
            if *code > 200 {
                exit(*code);
            }
            println!("not {code}");
        });
    }
    if depth > 9 { 0 } else { 1 + descend(depth + 1) }
}

fn main() {
    let _guard = Guard("in main");
    {
        let _short = Guard("before");
    }
    println!("{}", descend(1));
}
