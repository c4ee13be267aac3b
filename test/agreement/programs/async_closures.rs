// Async closures borrow from their captures while they run and fit the AsyncFn traits.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let (mut future, mut context) = (pin!(future), Context::from_waker(Waker::noop()));
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => println!("pending"),
        }
    }
}

async fn pause() {
    let mut turn = Poll::Pending;
    std::future::poll_fn(|_| std::mem::replace(&mut turn, Poll::Ready(()))).await
}

async fn twice(mut step: impl AsyncFnMut(u32) -> usize) -> usize {
    step(1).await + step(2).await * 10
}

async fn once<T>(step: impl AsyncFnOnce(&str) -> T) -> T {
    step("text").await
}

fn main() {
    let mut log = vec![];
    let total = block_on(twice(async |n| {
        log.push(n);
        pause().await;
        log.push(n * 100);
        log.len()
    }));
    println!("{total} {log:?}");
    let last = once(async move |text| (text.len(), log));
    println!("{:?}", block_on(last));
}
