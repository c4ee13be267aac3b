fn counter() -> Box<dyn FnMut() -> u32> {
    let mut count = 0;
    Box::new(move || {
        count += 1;
        //@ count = 1
        //@2 count = 2
        count
    })
}

fn main() {
    let mut next = counter();
    //@ next = → { count: 0 }
    let first = next();
    //@ next = → { count: 1 }; first = 1
    let second = next();
    //@ next = → { count: 2 }; second = 2
    let mut log = Vec::new();
    let mut note = |text| log.push(text);
    //@ note = { log: &mut log }
    note("a");
    note("b");
    //@ log = len 2, cap 4 → ["a", "b"]
    println!("{first} {second} {log:?}");
}
