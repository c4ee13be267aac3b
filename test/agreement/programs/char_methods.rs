// Classes, digits and conversions of chars.

fn main() {
    for c in ['a', 'É', '7', '٣', '½', '日', ' ', '\u{a0}', '_', '\u{85}'] {
        println!(
            "{c:?} {} {} {} {} {}",
            c.is_alphabetic() as u8,
            c.is_numeric() as u8,
            c.is_alphanumeric() as u8,
            c.is_whitespace() as u8,
            c.is_control() as u8,
        );
    }
    println!(
        "{:?} {:?} {:?}",
        '7'.to_digit(10),
        'z'.to_digit(36),
        '8'.to_digit(8)
    );
    println!(
        "{:?} {:?}",
        char::from_digit(11, 16),
        char::from_digit(9, 8)
    );
    println!("{:?} {:?}", char::from_u32(0x1f600), char::from_u32(0xdfff));
    println!("{} {} {}", 'A' as u32, 97u8 as char, u32::from('日'));
    println!("{} {}", '😀'.len_utf8(), '😀'.len_utf16());

    let mut buffer = [0; 4];
    println!("{:?} {:?}", 'é'.encode_utf8(&mut buffer).len(), buffer);
    println!("{:x?}", '😀'.encode_utf16(&mut [0; 2]));
    println!("{:?} {}", char::MAX, char::REPLACEMENT_CHARACTER);
    println!("{}", ('a'..='e').rev().step_by(2).collect::<String>());
    println!("{}", ('\u{d7fe}'..='\u{e001}').count());
    println!(
        "{:?}",
        char::decode_utf16([0x61, 0xd800, 0x62]).collect::<Vec<_>>()
    );
    println!("{:?} {}", u8::try_from('ÿ'), u8::try_from('Ā').unwrap_err());
}
