// A global variable that anyone may write cannot be written in safe code.
//@ error: E0133

static mut DEBUG_MODE: bool = false;

fn main() {
    DEBUG_MODE = true;
    println!("server starts");
}
