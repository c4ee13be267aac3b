trait S {
    fn a(&self) -> f64;
    fn n(&self) -> String {
        "s".into()
    }
}
struct C(f64);
struct R(f64, f64);
impl S for C {
    fn a(&self) -> f64 {
        3.0 * self.0
    }
}
impl S for R {
    fn a(&self) -> f64 {
        self.0 * self.1
    }
    fn n(&self) -> String {
        "r".into()
    }
}
fn main() {
    let v: Vec<Box<dyn S>> = vec![Box::new(C(1.0)), Box::new(R(2.0, 3.0))];
    for s in &v {
        println!("{} {}", s.n(), s.a());
    }
}
