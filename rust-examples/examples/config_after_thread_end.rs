// The thread ends, and its config stays for its holder.
//@ needs: threads

use std::sync::Arc;
use std::thread;

struct Config {
    retries: u32,
}

impl Drop for Config {
    fn drop(&mut self) {
        println!("config dropped");
    }
}

thread_local! {
    static CURRENT_CONFIG: Arc<Config> =
        Arc::new(Config { retries: 3 });
}

fn main() {
    let worker = thread::spawn(|| {
        let config =
            CURRENT_CONFIG.with(Arc::clone);
        let holders = Arc::strong_count(&config);
        println!(
            "in the thread: {holders} holders"
        );
        config
    });
    let kept = worker.join().unwrap();

    let holders = Arc::strong_count(&kept);
    println!("thread ended: {holders} holder");
    println!("{} retries", kept.retries);
    drop(kept);
    println!("end of main");
}
