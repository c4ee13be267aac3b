// Indexing a Vec past its end panics and tells the length.

struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn pick(names: &[Noisy], i: usize) -> &str {
    names[i].0
}

fn main() {
    let names = vec![Noisy("a"), Noisy("b"), Noisy("c")];
    println!("{}", pick(&names, 2));
    println!("{:?}", names.get(3).map(|n| n.0));
    println!("{}", pick(&names[1..], 2));
}
