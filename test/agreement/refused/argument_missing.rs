// A function of three arguments is called with two.

fn price(amount: u32, each: u32, discount: u32) -> u32 {
    amount * each - discount
}

fn main() {
    let full = price(3, 20, 0);
    let reduced = price(3, 20);
    println!("{full} {reduced}");
}
