use std::rc::Rc;

fn main() {
    let first = Rc::new(String::from("song"));
    //@ first = → 1/0 "song"
    let second = Rc::clone(&first);
    //@ first = → 2/0 "song"; second = → 2/0 "song"
    let watcher = Rc::downgrade(&first);
    //@ watcher = ⇢ 2/1
    drop(first);
    //@ first = moved; second = → 1/1 "song"
    println!("{}", watcher.upgrade().is_some());
    drop(second);
    //@ watcher = ⇢ 0/1
    println!("{}", watcher.upgrade().is_none());
}
