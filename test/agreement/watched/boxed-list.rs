enum List {
    Nil,
    Cons(i32, Box<List>),
}
use List::{Cons, Nil};

fn main() {
    let list = Cons(1, Box::new(Cons(2, Box::new(Nil))));
    //@ list = Cons(1, → Cons(2, → Nil))
    if let Cons(first, rest) = list {
        //@ first = 1; rest = → Cons(2, → Nil)
        println!("{first}");
        drop(rest);
        //@ rest = moved
        println!("done");
    }
}
