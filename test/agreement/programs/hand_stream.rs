// A stream written by hand gives its values one poll at a time.

use std::future::poll_fn;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

trait Stream {
    fn poll_next(&mut self, context: &mut Context) -> Poll<Option<u32>>;

    fn next(&mut self) -> impl Future<Output = Option<u32>> {
        poll_fn(|context| self.poll_next(context))
    }
}

struct Slow(u32);

impl Stream for Slow {
    fn poll_next(&mut self, _: &mut Context) -> Poll<Option<u32>> {
        self.0 += 1;
        match self.0 {
            1 | 3 | 4 => Poll::Pending,
            n => Poll::Ready((n < 7).then_some(n)),
        }
    }
}

async fn show(mut stream: impl Stream) {
    while let Some(n) = stream.next().await {
        println!("got {n}");
    }
    println!("end");
}

fn main() {
    let mut show = pin!(show(Slow(0)));
    let mut context = Context::from_waker(Waker::noop());
    while show.as_mut().poll(&mut context).is_pending() {
        println!("pending");
    }
}
