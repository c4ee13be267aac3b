use std::sync::{Arc, LazyLock, RwLock};
use std::thread;

struct Config {
    port: u16,
}

static CURRENT: LazyLock<RwLock<Arc<Config>>> =
    LazyLock::new(|| RwLock::new(Arc::new(Config { port: 1111 })));

fn current() -> Arc<Config> {
    Arc::clone(&CURRENT.read().unwrap())
}

fn main() {
    //@ CURRENT = empty
    let before = current();
    //@ before = → 2/0 { port: 1111 }; CURRENT = → 2/0 { port: 1111 }
    let fresh = Arc::new(Config { port: 2222 });
    let mut slot = CURRENT.write().unwrap();
    //@ CURRENT = → 2/0 { port: 1111 } (locked by 0); slot = &mut CURRENT
    let worker = thread::spawn(|| current().port);
    *slot = fresh;
    //@ fresh = moved; before = → 1/0 { port: 1111 }; CURRENT = → 1/0 { port: 2222 } (locked by 0)
    drop(slot);
    //@ slot = moved; worker = thread 1, runs
    let port = worker.join().unwrap();
    //@ port = 2222; worker = moved; before = → 1/0 { port: 1111 }
    println!("{port} {}", before.port);
}
