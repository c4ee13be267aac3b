// Errors of from_utf8 tell how far the bytes are valid, and lossy decoding mends them.

fn show(bytes: &[u8]) {
    match std::str::from_utf8(bytes) {
        Ok(s) => println!("{s:?}"),
        Err(e) => println!("{} {:?}: {e}", e.valid_up_to(), e.error_len()),
    }
}

fn main() {
    show(b"plain");
    show("é😀".as_bytes());
    show(b"ab\xffcd");
    show(b"ab\xe2\x82");
    show(b"ab\xe2\x82x");
    show(b"\xf0\x9f\x98");
    show(b"\x80");
    show(b"\xc0\x80");
    show(b"\xed\xa0\x80");
    show(b"\xf4\x90\x80\x80");
    println!("{}", String::from_utf8_lossy(b"a\xffb\xe2\x82c\xf0\x9f"));
    println!("{}", String::from_utf8_lossy(b"\xed\xa0\x80!"));

    let error = String::from_utf8(vec![b'o', b'k', 0xfe]).unwrap_err();
    println!("{error} {:?} {:?}", error.as_bytes(), error.utf8_error());
    println!("{:?}", error.into_bytes());
    for chunk in b"hi\xc3\xa9\xff!".utf8_chunks() {
        println!("{:?} {:?}", chunk.valid(), chunk.invalid());
    }
    println!("{:?}", String::from_utf16(&[0xd83d, 0xde00, 0x21]));
    println!("{}", String::from_utf16(&[0x61, 0xd800]).unwrap_err());
    println!("{}", String::from_utf16_lossy(&[0x61, 0xdc00, 0x62]));
}
