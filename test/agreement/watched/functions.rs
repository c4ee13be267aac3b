union Bits {
    float: f32,
    bytes: [u8; 4],
}

fn double(n: i32) -> i32 {
    n * 2
}

fn apply(f: fn(i32) -> i32, n: i32) -> i32 {
    //@ f = double; n = 4
    //@2 n = 4
    f(n)
}

fn main() {
    let mut action: fn(i32) -> i32 = double;
    //@ action = double
    let eight = apply(action, 4);
    action = |n| n + 1;
    let five = apply(action, 4);
    //@ eight = 8; five = 5
    let mut bits = Bits { float: 1.0 };
    let top = unsafe { bits.bytes[3] };
    //@ top = 63
    bits.bytes = [0; 4];
    let float = unsafe { bits.float };
    //@ float = 0.0
    println!("{eight} {five} {top} {float}");
}
