use std::sync::{Arc, RwLock};

struct Settings {
    host: String,
    port: u16,
    tls: bool,
}

pub struct Config {
    settings: RwLock<Settings>,
}

impl Config {
    pub fn host(&self) -> String {
        self.settings.read().unwrap().host.clone()
    }

    pub fn port(&self) -> u16 {
        self.settings.read().unwrap().port
    }

    pub fn tls(&self) -> bool {
        self.settings.read().unwrap().tls
    }
}

pub struct Service {
    config: Arc<Config>,
}

impl Service {
    pub fn new(host: &str, port: u16, tls: bool) -> Service {
        let host = host.to_string();
        let settings = RwLock::new(Settings { host, port, tls });
        Service {
            config: Arc::new(Config { settings }),
        }
    }

    pub fn current(&self) -> Arc<Config> {
        Arc::clone(&self.config)
    }

    pub fn reload(&self, host: &str, port: u16, tls: bool) {
        let host = host.to_string();
        *self.config.settings.write().unwrap() = Settings { host, port, tls };
    }
}
