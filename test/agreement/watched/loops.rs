fn main() {
    let mut total = 0;
    for n in [3, 4] {
        //@ n = 3; total = 0
        //@2 n = 4; total = 3
        total += n;
    }
    //@ total = 7; n = gone
    let mut left = 3; while left > 0 { left -= 1; }
    println!("{total} {left}");
}
