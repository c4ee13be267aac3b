// Edition 2024 drops temporaries of a block's tail and of an if let condition before the rest.

struct Noisy(&'static str);

impl Noisy {
    fn get(&self) -> Option<usize> {
        println!("get {}", self.0);
        Some(self.0.len()).filter(|len| *len > 3)
    }
}

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn tail() -> usize {
    let _local = Noisy("local");
    Noisy("temporary").get().unwrap_or(0)
}

fn main() {
    println!("{}", tail());
    if let Some(len) = Noisy("abc").get() {
        println!("then {len}");
    } else {
        println!("else");
    }
    match Noisy("matched").get() {
        Some(len) => println!("arm {len}"),
        None => println!("none"),
    }
    let held = &Noisy("extended");
    let len = Noisy("statement").get();
    println!("{len:?} {}", held.0);
    let chosen = if true { &Noisy("branch") } else { held };
    println!("{}", chosen.0);
}
