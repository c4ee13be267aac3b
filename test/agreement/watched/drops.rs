struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        //@ self = &mut second
        //@2 self = &mut first
        println!("drop {}", self.0);
    }
}

fn main() {
    let first = Loud("first");
    let second = Loud("second");
    println!("ready");
    //@ first = ("first"); second = ("second")
    //@2 first = ("first"); second = gone
}
