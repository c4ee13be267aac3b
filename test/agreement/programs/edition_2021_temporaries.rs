// In edition 2021 temporaries of a tail and of an if let condition live longer than in 2024.
//@ edition: 2021

struct Noisy(&'static str);

impl Noisy {
    fn get(&self) -> Option<usize> {
        println!("get {}", self.0);
        Some(self.0.len()).filter(|len| *len > 4)
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

#[allow(boxed_slice_into_iter)]
fn main() {
    println!("{}", tail());
    if let Some(len) = Noisy("abc").get() {
        println!("then {len}");
    } else {
        println!("else");
    }
    let len = {
        let _inner = Noisy("inner");
        Noisy("block").get()
    };
    println!("{len:?}");
    let boxed: Box<[Noisy]> = Box::new([Noisy("boxed")]);
    let name: Option<&str> = boxed.into_iter().map(|noisy: &Noisy| noisy.0).next();
    println!("{name:?}");
}
