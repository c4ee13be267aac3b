use std::sync::{Arc, RwLock};

pub struct Config {
    host: String,
    port: u16,
    tls: bool,
}

impl Config {
    pub fn host(&self) -> &str {
        &self.host
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn tls(&self) -> bool {
        self.tls
    }
}

pub struct Service {
    config: RwLock<Vec<Arc<Config>>>,
}

impl Service {
    pub fn new(host: &str, port: u16, tls: bool) -> Service {
        let host = host.to_string();
        Service {
            config: RwLock::new(vec![Arc::new(Config { host, port, tls })]),
        }
    }

    pub fn current(&self) -> Arc<Config> {
        let configs = self.config.read().unwrap();
        Arc::clone(configs.last().unwrap())
    }

    pub fn reload(&self, host: &str, port: u16, tls: bool) {
        let host = host.to_string();
        let new = Arc::new(Config { host, port, tls });
        self.config.write().unwrap().push(new);
    }
}
