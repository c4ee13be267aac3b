// A reader asks twice, and the service moves in between.
//@ needs: threads

use std::sync::{Barrier, RwLock};
use std::thread;

struct Endpoint {
    host: &'static str,
    port: u16,
}

struct Config {
    inner: RwLock<Endpoint>,
}

impl Config {
    fn host(&self) -> &'static str {
        self.inner.read().unwrap().host
    }

    fn port(&self) -> u16 {
        self.inner.read().unwrap().port
    }

    fn move_to(
        &self,
        host: &'static str,
        port: u16,
    ) {
        let mut inner = self.inner.write().unwrap();
        *inner = Endpoint { host, port };
    }
}

fn main() {
    let old = Endpoint {
        host: "old.example",
        port: 1111,
    };
    let config = Config {
        inner: RwLock::new(old),
    };
    let turn = Barrier::new(2);

    thread::scope(|s| {
        s.spawn(|| {
            turn.wait();
            config.move_to("new.example", 2222);
            turn.wait();
        });

        let host = config.host();
        turn.wait(); // The writer's turn.
        turn.wait();
        let port = config.port();
        println!("connecting to {host}:{port}");
    });
}
