// Characters are classified, stepped through, converted, escaped and encoded.

fn main() {
    for c in ['a', 'É', 'ß', '9', '½', '\n', '漢', '\u{301}', '🦀'] {
        print!("{} {}{} ", c.escape_unicode(), c.len_utf8(), c.len_utf16());
        print!("{} {} ", c.is_alphabetic(), c.is_numeric());
        print!("{} {} ", c.is_whitespace(), c.is_control());
        println!("{} {}", c.to_uppercase(), c.escape_debug());
    }
    println!("{:?} {:?}", char::from_u32(0xd800), char::from_u32(0x1f600));
    println!("{:?} {:?}", char::from_digit(11, 16), 'z'.to_digit(36));
    println!("{:?}", ('x'..='\u{7b}').rev().collect::<String>());
    let gap = '\u{d7fe}'..='\u{e001}';
    println!("{:x?}", gap.map(u32::from).collect::<Vec<_>>());

    let mut buffer = [0; 4];
    let bytes = 'é'.encode_utf8(&mut buffer).as_bytes();
    println!("{bytes:x?}");
    println!("{buffer:?} {:x?}", '🦀'.encode_utf16(&mut [0; 2]));
    println!(
        "{:?}",
        char::decode_utf16([0x41, 0xd83e, 0xdd80, 0xdc00]).collect::<Vec<_>>()
    );
    println!("{} {}", 'İ'.to_lowercase().count(), 'Σ'.to_lowercase());
    println!("{} {}", 'é' < 'z', 'é'.max('ê'));
    println!("{}", 'é'.eq_ignore_ascii_case(&'É'));
    println!("{:?} {:?}", '\''.to_string(), ('\'', "'", '"', "\""));
}
