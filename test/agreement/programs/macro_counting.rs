// Macros that call themselves count their arguments and work through them one by one.

macro_rules! count {
    () => { 0 };
    ($one:tt) => { 1 };
    ($($a:tt $b:tt)*) => { count!($($a)*) << 1 };
    ($odd:tt $($a:tt $b:tt)*) => { count!($($a)*) << 1 | 1 };
}

macro_rules! reverse {
    ([] $($done:expr),*) => { [$($done),*] };
    ([$first:expr $(, $rest:expr)*] $($done:expr),*) => {
        reverse!([$($rest),*] $first $(, $done)*)
    };
}

macro_rules! machine {
    (@run $stack:ident) => {};
    (@run $stack:ident $n:literal $($rest:tt)*) => {
        $stack.push($n);
        machine!(@run $stack $($rest)*)
    };
    (@run $stack:ident $sign:tt $($rest:tt)*) => {
        let (b, a) = ($stack.pop().unwrap(), $stack.pop().unwrap());
        $stack.push(a $sign b);
        machine!(@run $stack $($rest)*)
    };
    ($($all:tt)+) => {{
        let mut stack = Vec::new();
        machine!(@run stack $($all)+);
        stack
    }};
}

fn main() {
    const LENGTH: usize = count!(a b (c d) [e f] + "g" 7);
    println!("{LENGTH} {}", [0; count!()].len());
    println!("{:?}", reverse!([1, 2 + 3, 4 * 5]));
    println!("{:?}", machine!(1 2 + 10 * 4));
}
