// The C++ global becomes a mutable static, and a function lends it.
//@ error: none creating a shared reference to mutable static

struct Config {
    debug_mode: bool,
}

static mut CURRENT_CONFIG: Config = Config { debug_mode: false };

fn current() -> &'static Config {
    unsafe { &CURRENT_CONFIG }
}

fn set_debug_mode(value: bool) {
    unsafe { CURRENT_CONFIG.debug_mode = value }
}

fn main() {
    set_debug_mode(true);
    println!("debug {}", current().debug_mode);
}
