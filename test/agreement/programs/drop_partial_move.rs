// After some fields are moved out, only the others drop at the end of the scope.

struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Three(Noisy, (Noisy, Noisy), Box<Noisy>);

fn three([a, b, c, d]: [&'static str; 4]) -> Three {
    Three(Noisy(a), (Noisy(b), Noisy(c)), Box::new(Noisy(d)))
}

fn conditional(take: bool) {
    let mut one = three(["a", "b", "c", "d"]);
    let moved = one.1.1;
    if take {
        drop(one.2);
    } else {
        one.1.1 = Noisy("c again");
    }
    println!("have {}", moved.0);
}

fn main() {
    conditional(true);
    println!("--");
    conditional(false);
    println!("--");
    let Three(ref kept, (_, moved), ..) = three(["A", "B", "C", "D"]);
    println!("{} {}", moved.0, kept.0);
}
