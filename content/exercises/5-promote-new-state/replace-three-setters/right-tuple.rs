use std::sync::{Arc, RwLock};

pub struct Config(String, u16, bool);

impl Config {
    pub fn host(&self) -> &str {
        &self.0
    }

    pub fn port(&self) -> u16 {
        self.1
    }

    pub fn tls(&self) -> bool {
        self.2
    }
}

pub struct Service {
    config: RwLock<Arc<Config>>,
}

impl Service {
    pub fn new(host: &str, port: u16, tls: bool) -> Service {
        let host = host.to_string();
        Service {
            config: RwLock::new(Arc::new(Config(host, port, tls))),
        }
    }

    pub fn current(&self) -> Arc<Config> {
        Arc::clone(&self.config.read().unwrap())
    }

    pub fn reload(&self, host: &str, port: u16, tls: bool) {
        let host = host.to_string();
        *self.config.write().unwrap() = Arc::new(Config(host, port, tls));
    }
}
