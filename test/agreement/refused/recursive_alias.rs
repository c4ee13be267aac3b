// A type alias is defined by itself.

type List = Option<(i32, Box<List>)>;

fn sum(list: List) -> i32 {
    match list {
        Some((value, rest)) => value + sum(*rest),
        None => 0,
    }
}

fn main() {
    println!("{}", sum(None));
}
