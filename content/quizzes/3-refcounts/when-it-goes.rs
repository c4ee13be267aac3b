use std::sync::Arc;

struct Config(&'static str);

impl Drop for Config {
    fn drop(&mut self) {
        println!("{} dropped", self.0);
    }
}

fn main() {
    let mut current = Arc::new(Config("old"));
    let request = Arc::clone(&current);
    current = Arc::new(Config("new"));
    println!("now {}", current.0);
    drop(request);
    println!("end of main");
}
