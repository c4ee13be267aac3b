// A value drops before its fields; fields go in order, locals in reverse, replaced values at once.

struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("  {}", self.0);
    }
}

struct Outer {
    _second: Noisy,
    _first: (Noisy, Box<Noisy>),
    label: &'static str,
}

impl Drop for Outer {
    fn drop(&mut self) {
        println!("  outer {}", self.label);
    }
}

fn main() {
    println!("struct");
    drop(Outer {
        _first: (Noisy("tuple 0"), Box::new(Noisy("tuple 1"))),
        _second: Noisy("field"),
        label: "a",
    });
    println!("vec, array and object");
    drop(vec![Noisy("v0"), Noisy("v1")]);
    drop([Noisy("a0"), Noisy("a1")]);
    drop(Box::new(Noisy("dyn")) as Box<dyn std::any::Any>);
    println!("locals");
    let mut _early = Noisy("early");
    let _ = Noisy("not bound");
    let _late = Noisy("late");
    _early = Noisy("early again");
    println!("end");
}
