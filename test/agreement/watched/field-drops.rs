struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        //@ self = &mut pair.first
        //@2 self = &mut pair.second
        //@3 self = &mut list[0]
        //@4 self = &mut list[1]
        println!("drop {}", self.0);
    }
}

struct Pair {
    first: Loud,
    second: Loud,
}

fn main() {
    let list = vec![Loud("a"), Loud("b")];
    let pair = Pair { first: Loud("c"), second: Loud("d") };
    //@ pair = { first: ("c"), second: ("d") }; list = len 2, cap 2 → [("a"), ("b")]
    println!("{} {}", list.len(), pair.first.0);
    //@ pair = { first: ("c"), second: ("d") }
    //@2 pair = gone; list = len 2, cap 2 → [("a"), ("b")]
}
