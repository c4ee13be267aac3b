use std::sync::Arc;

#[derive(Clone)]
struct Config {
    retries: u32,
}

fn main() {
    let config = Arc::new(Config { retries: 3 });
    let server = config.clone();
    let mut patient = (*config).clone();
    let lent = &server;
    patient.retries = 9;
    let holders = Arc::strong_count(lent);
    println!("{holders}: {} and {}", lent.retries, patient.retries);
}
