use std::sync::Mutex;

static ONE: Mutex<()> = Mutex::new(());

fn main() {
    let first = ONE.lock().unwrap();
    //@ ONE = () (locked by 0); thread 0 = ready
    let second = ONE.lock().unwrap();
    //@end thread 0 = waits mutex 0
    drop((first, second));
}
