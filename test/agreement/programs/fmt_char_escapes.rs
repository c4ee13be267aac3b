// Debug of chars and strings escapes what cannot be shown as it is.

fn main() {
    println!("{:?} {:?} {:?} {:?}", 'a', '\'', '"', '\\');
    println!("{:?} {:?} {:?} {:?}", '\n', '\t', '\0', '\r');
    println!("{:?} {:?} {:?}", '\u{7f}', '\u{1b}', '\u{9f}');
    println!("{:?} {:?} {:?}", 'é', '日', '😀');
    println!("{:?} {:?}", '\u{301}', '\u{200b}');
    println!("{:?}", "it's \"quoted\" \\ tab\t nul\0");
    println!("{:?}", "e\u{301} naïve 日本 😀");
    println!("{:?}", "a\u{200b}b\u{feff}c\u{e000}d\u{202e}");
    println!("{:?} {:?}", "\u{301}first", "x\u{301}");
    println!("{}", "tab\t é\n".escape_debug());
    println!("{}", "tab\t é\n".escape_default());
    println!("{}", "é😀".escape_unicode());
    println!(
        "{} {} {}",
        'ß'.escape_unicode(),
        '\n'.escape_default(),
        '"'.escape_debug()
    );
    println!("{}", b"raw\x00\xff\"\n".escape_ascii());
    println!("{:?} {:?}", "bytes".as_bytes(), "é".as_bytes());
    println!("{:?} {:?}", c"c\xffstr", std::ffi::OsStr::new("os\n"));
}
