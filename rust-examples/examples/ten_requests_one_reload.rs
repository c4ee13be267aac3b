// Ten requests are under way when the config is reloaded.
//@ needs: threads

use std::sync::{Arc, Barrier, LazyLock, RwLock};
use std::thread;

#[derive(PartialEq)]
struct Config {
    host: String,
    port: u16,
}

static CURRENT_CONFIG: LazyLock<RwLock<Arc<Config>>> =
    LazyLock::new(|| RwLock::new(Arc::new(Config::version(1))));

impl Config {
    fn version(n: u16) -> Config {
        Config {
            host: format!("host{n}.example"),
            port: n * 1111,
        }
    }

    fn current() -> Arc<Config> {
        Arc::clone(&CURRENT_CONFIG.read().unwrap())
    }

    fn make_current(self) {
        *CURRENT_CONFIG.write().unwrap() = Arc::new(self);
    }
}

// region: reload
fn main() {
    let turn = Barrier::new(11);

    let request = || {
        let config = Config::current();
        turn.wait(); // All ten have begun; now the reload.
        turn.wait();
        let next = Config::current();
        (*config == Config::version(1), *next == Config::version(2))
    };

    let seen: Vec<(bool, bool)> = thread::scope(|s| {
        let requests: Vec<_> = (0..10).map(|_| s.spawn(request)).collect();
        turn.wait();
        Config::version(2).make_current();
        turn.wait();
        requests.into_iter().map(|r| r.join().unwrap()).collect()
    });

    let old = seen.iter().filter(|(old, _)| *old).count();
    let new = seen.iter().filter(|(_, new)| *new).count();
    println!("finished with the whole old config: {old} of 10");
    println!("would begin with the whole new one: {new} of 10");
}
// endregion
