use std::sync::Arc;

fn main() {
    let config = Arc::new("north");
    let server = Arc::clone(&config);
    {
        let _probe = Arc::clone(&server);
    }
    drop(config);
    println!("{}", Arc::strong_count(&server));
}
