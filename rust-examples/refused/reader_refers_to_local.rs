// A constructor cannot hand over a value that refers to its own local.
//@ error: E0515

struct Reader<'a> {
    word: &'a str,
}

impl<'a> Reader<'a> {
    fn new(line: &str) -> Reader<'a> {
        let text = line.to_lowercase();
        let word = &text[14..];
        Reader { word }
    }
}

fn main() {
    let reader = Reader::new("The colour is BLUE");
    println!("{}", reader.word);
}
