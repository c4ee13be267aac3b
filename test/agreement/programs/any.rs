use std::any::Any;
fn main() {
    let v: Vec<Box<dyn Any>> = vec![Box::new(1i32), Box::new("s")];
    for x in &v {
        println!("{:?} {:?}", x.downcast_ref::<i32>(), x.is::<&str>());
    }
}
