struct Guard(u8);
impl Drop for Guard {
    fn drop(&mut self) {
        //@ self = &mut inner
        println!("drop {}", self.0);
    }
}

fn fail(list: &[i32]) -> i32 {
    let inner = Guard(2);
    let index = list.len() + inner.0 as usize;
    //@ index = 3; list = len 1
    list[index]
}

fn main() {
    let outer = Guard(1);
    let result = std::panic::catch_unwind(|| fail(&[7]));
    //@ outer = (1)
    println!("{} {}", result.is_err(), outer.0);
}
