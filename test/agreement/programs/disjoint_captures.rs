// A closure captures only the fields it uses, so the other fields stay usable and drop apart.

struct Part(&'static str);

impl Drop for Part {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Pair {
    left: Part,
    right: Part,
    counts: (u32, [u8; 4]),
}

fn main() {
    let mut pair = Pair {
        left: Part("left"),
        right: Part("right"),
        counts: (1, [0; 4]),
    };
    let mut raise = || pair.counts.0 += 5;
    pair.counts.1[2] = 9;
    raise();
    println!("{} {:?}", pair.counts.0, pair.counts.1);

    let take = move || println!("have {}", pair.left.0);
    println!("{} bytes", size_of_val(&take));
    pair.right.0 = "right again";
    take();

    let boxed = Box::new((Part("box 0"), 3));
    let owner = move || boxed.1 + boxed.0.0.len();
    println!("{} {}", owner(), size_of_val(&owner));
    drop(owner);
    println!("end");
}
