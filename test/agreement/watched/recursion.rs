fn sum(n: u32) -> u32 {
    if n == 0 {
        //@ n = 0
        return 0;
    }
    //@ n = 3
    //@2 n = 2
    n + sum(n - 1)
}

fn main() {
    let total = sum(3);
    //@ total = 6
    println!("{total}");
}
