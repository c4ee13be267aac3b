// Two futures run in turns: their join polls both until neither has anything left to do.

use std::cell::Cell;
use std::future::poll_fn;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

async fn steps(name: &str, count: u32, sum: &Cell<u32>) {
    for step in 1..=count {
        println!("{name} {step}");
        let mut turn = Poll::Pending;
        poll_fn(|_| std::mem::replace(&mut turn, Poll::Ready(()))).await;
        sum.update(|sum| sum * 10 + step);
    }
}

async fn join(a: impl Future<Output = ()>, b: impl Future<Output = ()>) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    let (mut left, mut right) = (Poll::Pending, Poll::Pending);
    poll_fn(|context| {
        if left.is_pending() {
            left = a.as_mut().poll(context);
        }
        if right.is_pending() {
            right = b.as_mut().poll(context);
        }
        std::cmp::max(left, right)
    })
    .await
}

fn main() {
    let sum = Cell::new(0);
    let mut both = pin!(join(steps("a", 2, &sum), steps("b", 3, &sum)));
    let mut context = Context::from_waker(Waker::noop());
    while both.as_mut().poll(&mut context).is_pending() {
        println!("sum {}", sum.get());
    }
}
