// An executor polls a task only when it was woken, here by the end of the task before it.

use std::cell::Cell;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::task::{Context, Poll, Wake, Waker};

struct Bit(u32, Arc<AtomicU32>);
impl Wake for Bit {
    fn wake(self: Arc<Self>) {
        self.1.fetch_or(self.0, Relaxed);
    }
}

fn run(tasks: &mut [Pin<&mut dyn Future<Output = ()>>]) {
    let woken = Arc::new(AtomicU32::new((1 << tasks.len()) - 1));
    while let n @ ..32 = woken.load(Relaxed).trailing_zeros() {
        woken.fetch_xor(1 << n, Relaxed);
        let waker = Arc::new(Bit(1 << n, woken.clone())).into();
        let context = &mut Context::from_waker(&waker);
        println!("{n} {:?}", tasks[n as usize].as_mut().poll(context));
    }
}

async fn turn(own: u32, now: &Cell<u32>, next: &Cell<Option<Waker>>) {
    std::future::poll_fn(|context| {
        next.set((now.get() < own).then(|| context.waker().clone()));
        [Poll::Pending, Poll::Ready(())][(now.get() == own) as usize]
    })
    .await;
    now.set(own + 1);
    next.take().map(Waker::wake);
}

fn main() {
    let (now, next) = Default::default();
    let [a, b] = [1, 0].map(|own| turn(own, &now, &next));
    run(&mut [pin!(a), pin!(b)]);
}
