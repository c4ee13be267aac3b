use std::rc::Rc;

fn main() {
    let name: Rc<str> = Rc::from("Ann");
    //@ name = → 1/0 "Ann"
    let again = name.clone();
    //@ name = → 2/0 "Ann"; again = → 2/0 "Ann"
    let numbers: Rc<[u16]> = vec![5, 6].into();
    //@ numbers = → 1/0 [5, 6]
    let watcher = Rc::downgrade(&numbers);
    let second = &numbers[1];
    //@ numbers = → 1/1 [5, 6]; watcher = ⇢ 1/1; second = &numbers[1]
    println!("{again} {second}");
    drop(numbers);
    //@ watcher = ⇢ 0/1; numbers = moved
    println!("{}", watcher.strong_count());
}
