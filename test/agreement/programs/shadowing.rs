// A later let hides an earlier one of the same name, which lives on until its scope ends.

struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

const LIMIT: u8 = 3;

fn main() {
    let value = "12";
    let value = value.parse::<i32>().unwrap();
    {
        let value = value as f64 / 5.0;
        println!("{value}");
    }
    let earlier = || value + 1;
    let value = [value; 2];
    println!("{value:?} {}", earlier());

    let noisy = Noisy("first");
    let view = noisy.0;
    let noisy = (Noisy("second"), noisy.0.len());
    println!("{view} {}", noisy.1);

    let n = 5;
    match Some(4) {
        Some(LIMIT) => println!("the constant is compared"),
        Some(n) => println!("the variable is bound to {n}"),
        None => {}
    }
    for n in (0..n).rev().take(2) {
        let n = n * 10;
        println!("{n}");
    }
}
