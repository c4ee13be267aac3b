// A reference held over an `await` points into its own future, so the
// future has to be pinned before it is polled.

use std::future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

async fn read() {
    let text = ['b', 'l', 'u', 'e'];
    let letter = &text[2];
    println!("before the await: {letter:p} {letter}");
    pause().await;
    println!("after the await:  {letter:p} {letter}");
}

async fn pause() {
    let mut paused = false;
    future::poll_fn(|_| {
        if paused {
            return Poll::Ready(());
        }
        paused = true;
        Poll::Pending
    })
    .await
}

fn main() {
    let mut task = pin!(read());
    let mut context = Context::from_waker(Waker::noop());
    println!("{:?}", task.as_mut().poll(&mut context));
    println!("{:?}", task.as_mut().poll(&mut context));
}
