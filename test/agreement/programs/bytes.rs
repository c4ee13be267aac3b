// Byte strings are escaped, classified, split and checked for being text.

fn main() {
    let bytes = b"\x00\t\"Az\xff";
    println!("{bytes:?} {}", bytes.escape_ascii());
    println!("{} {}", br"\n".len(), br#"a"b"#.escape_ascii());
    println!("{} {}", b'a'.is_ascii_lowercase(), (b'a'..=b'e').len());
    println!("{}", b'Z'.to_ascii_lowercase() as char);
    for part in b"one,two,".split(|&byte| byte == b',') {
        println!("[{}]", part.escape_ascii());
    }
    println!("[{}]", b"  trim me\n".trim_ascii().escape_ascii());
    println!("{}", b"HeLLo".eq_ignore_ascii_case(b"hEllO"));

    let error = String::from_utf8(b"ok\xc3\x28".to_vec()).unwrap_err();
    println!("{error} {:?}", error.utf8_error().error_len());
    let error = String::from_utf8(b"caf\xc3".to_vec()).unwrap_err();
    println!("{error} {:?}", error.utf8_error().error_len());
    println!(
        "{:?} {}",
        error.as_bytes(),
        error.utf8_error().valid_up_to()
    );
    println!("{:?}", String::from_utf8_lossy(b"a\xf0\x9f\xa6b\x80"));
    for chunk in b"x\xe2\x82y\xff".utf8_chunks() {
        println!("{:?} {:?}", chunk.valid(), chunk.invalid());
    }
    println!("{:?} {}", "aé".bytes().last(), "aé".is_ascii());
    let mut text = String::from("grüß");
    text.make_ascii_uppercase();
    println!("{text} {:x?}", c"nul".to_bytes_with_nul());
}
