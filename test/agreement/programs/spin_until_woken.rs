// Loops that spin until a thread that sleeps has woken: time passes for them as well.
use std::hint;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

fn spin(name: &str, pause: impl Fn()) {
    let ready = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(Duration::from_millis(2));
            ready.store(true, Ordering::Release);
        });
        while !ready.load(Ordering::Acquire) {
            pause();
        }
    });
    println!("{name} saw it");
}

fn main() {
    spin("a spin loop", hint::spin_loop);
    spin("yielding", thread::yield_now);
    spin("a bare loop", || {});

    let start = Instant::now();
    while start.elapsed() < Duration::from_millis(1) {}
    println!("and a clock goes on");
}
