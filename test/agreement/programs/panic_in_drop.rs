struct D;
impl Drop for D {
    fn drop(&mut self) {
        panic!("in drop");
    }
}
fn main() {
    let _d = D;
    panic!("first");
}
