use std::rc::Rc;

fn adder(by: i32) -> impl Fn(i32) -> i32 {
    move |n| {
        //@ n = 1; by = 2
        n + by
    }
}

fn main() {
    let add = adder(2);
    //@ add = { by: 2 }
    println!("{}", add(1));
    let song = Rc::new("la");
    let theirs = Rc::clone(&song);
    let sing = move || theirs.len();
    //@ theirs = moved; song = → 2/0 "la"; sing = { theirs: → 2/0 "la" }
    println!("{}", sing());
    drop(sing);
    //@ sing = moved; song = → 1/0 "la"
    println!("{song}");
}
