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

    fn set_host(&self, host: &str) {
        self.settings.write().unwrap().host = host.to_string();
    }

    fn set_port(&self, port: u16) {
        self.settings.write().unwrap().port = port;
    }

    fn set_tls(&self, tls: bool) {
        self.settings.write().unwrap().tls = tls;
    }
}

pub struct Service {
    config: RwLock<Arc<Config>>,
}

impl Service {
    pub fn new(host: &str, port: u16, tls: bool) -> Service {
        let host = host.to_string();
        let settings = RwLock::new(Settings { host, port, tls });
        Service {
            config: RwLock::new(Arc::new(Config { settings })),
        }
    }

    pub fn current(&self) -> Arc<Config> {
        Arc::clone(&self.config.read().unwrap())
    }

    pub fn reload(&self, host: &str, port: u16, tls: bool) {
        let old = self.current();
        let (host_before, port_before, tls_before) = (old.host(), old.port(), old.tls());
        let settings = RwLock::new(Settings {
            host: host_before,
            port: port_before,
            tls: tls_before,
        });
        let new = Arc::new(Config { settings });
        *self.config.write().unwrap() = Arc::clone(&new);
        new.set_host(host);
        new.set_port(port);
        new.set_tls(tls);
    }
}
