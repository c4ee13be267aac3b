// When making one element panics, the elements made before it are dropped.

use std::panic::catch_unwind;

struct Noisy(u32);

fn make(n: u32) -> Noisy {
    assert!(n % 4 != 3, "no {n}");
    Noisy(n)
}

impl Clone for Noisy {
    fn clone(&self) -> Noisy {
        make(self.0 + 1)
    }
}

impl Drop for Noisy {
    fn drop(&mut self) {
        print!("-{} ", self.0);
    }
}

fn attempt(name: &str, work: fn()) {
    println!("{name} {}", catch_unwind(work).is_ok());
}

fn main() {
    attempt("array", || drop([make(0), make(1), make(3)]));
    attempt("map", || drop([4, 5, 6, 7, 8].map(make)));
    attempt("owners", || drop([8, 10, 9].map(make).map(|n| n.clone())));
    attempt("collect", || drop(Vec::from_iter((8..20).map(make))));
    attempt("clone", || drop(vec![make(20), make(22), make(24)].clone()));
    attempt("vec", || drop(vec![make(24); 3]));
    attempt("tuple", || drop((make(9), Box::new(make(10)), make(11))));
}
