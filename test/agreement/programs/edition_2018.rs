// Edition 2018 has its own into_iter for arrays, captures, prelude and panic messages.
//@ edition: 2018

trait TryInto {
    fn try_into(&self) -> &'static str;
}

impl TryInto for i32 {
    fn try_into(&self) -> &'static str {
        "own method"
    }
}

struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

#[allow(array_into_iter, non_fmt_panics)]
fn main() {
    let array = [Noisy("a"), Noisy("b")];
    let first: Option<&Noisy> = array.into_iter().next();
    println!("{:?} {}", first.map(|noisy| noisy.0), array[1].0);
    println!("{}", 5i32.try_into());

    let pair = (Noisy("left"), Noisy("right"));
    let take = move || println!("have {}", (pair.0).0);
    take();
    drop(take);
    println!("end");
    panic!("{}");
}
