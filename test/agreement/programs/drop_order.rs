struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
fn main() {
    let _a = D("a");
    let _b = D("b");
    let v = vec![D("v1"), D("v2")];
    drop(v);
    panic!("end");
}
