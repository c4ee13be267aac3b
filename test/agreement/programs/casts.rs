// Casts between integers cut or extend their bits, and other casts have rules of their own.

#[derive(Clone, Copy)]
#[repr(i16)]
enum Side {
    Left = 300,
    Right = -2,
}

fn main() {
    println!("{} {} {}", 300i32 as u8, -1i32 as u8, 200u8 as i8);
    println!("{} {} {}", -1i8 as u32, 255u8 as i32, -1i16 as u16 as i64);
    println!("{} {}", u64::MAX as i32, (5u128 << 64 | 6) as u64);
    println!("{} {} {}", 'é' as u32, '€' as u8, 97u8 as char);
    println!("{} {}", true as u8 + true as u8, false as i64);
    println!("{} {}", Side::Left as u8, Side::Right as u8);
    println!("{} {}", Side::Left as i64 as f32, Side::Right as i16);
    println!("{} {}", -2 as i8 as u8 as u16, -2i8 as u16);
    println!("{}", 10 as f64 / 4 as f64 + (7 / 2) as f64);

    let array = [0x0102u16, 2, 3];
    let bytes = array.as_ptr() as *const u8;
    println!(
        "{} {}",
        bytes as usize % 2,
        (bytes as *const [u8; 6]).is_null()
    );
    let wide = &array as &[u16] as *const [u16];
    println!(
        "{} {}",
        wide.len(),
        wide as *const u16 == &raw const array[0]
    );
    let function = char::is_alphabetic as fn(char) -> bool;
    println!("{} {}", function('x'), function as usize != 0);
    println!(
        "{}",
        (|n: u8| n + 1) as fn(u8) -> u8 as *const () as usize > 0
    );
}
