// A float cast to an integer stops at its ends, NaN becomes zero, and back is rounded.

macro_rules! all {
    ($x:expr => $($int:ident)*) => {
        print!("{:?}:", $x);
        $(print!(" {}", $x as $int);)*
        println!();
    };
}

fn main() {
    for x in [3.99, -3.99, -0.5, 255.9, 256.0, -129.0] {
        all!(x => u8 i8 u32 i64);
    }
    for x in [f64::NAN, f64::INFINITY, -1e300, 1e18, 9.3e18] {
        all!(x => u8 i16 i64 u64);
    }
    for x in [f32::NAN, f32::NEG_INFINITY, f32::MAX] {
        all!(x => i8 u32 u128 i128);
    }
    println!("{} {}", 16_777_217i32 as f32, u64::MAX as f32);
    println!("{} {}", i64::MAX as f64, u128::MAX as f32);
    println!("{} {}", (1i64 << 53 | 1) as f64, (1i64 << 53 | 3) as f64);
    println!("{} {}", 0.1f32 as f64, 0.1f64 as f32);
    println!("{} {}", 1e39f64 as f32, 1e-50f64 as f32);
    println!("{:?} {:?}", -0.0f64 as f32, -0.0f32 as i32);
    println!("{:?} {:?}", f64::from(1.5f32), f64::from(-7i32));
    println!("{}", (0.1 + 0.2) as f32 == 0.3f32);
}
