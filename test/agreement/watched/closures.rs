fn main() {
    let base = 10;
    let words = vec!["a", "b"];
    let add = |n: i32| n + base;
    //@ add = { base: &base }
    let count = move |extra: usize| {
        //@ extra = 1
        words.len() + extra
    };
    //@ words = moved; count = { words: len 2, cap 2 → ["a", "b"] }
    println!("{} {}", add(1), count(1));
}
