// The text ends with its block, so no reader may keep pointing into it.
//@ error: E0597

struct Reader<'a> {
    word: &'a str,
}

fn main() {
    let mut reader = Reader { word: "" };
    {
        let text = String::from("the colour is blue");
        reader.word = &text[14..];
    }
    println!("{}", reader.word);
}
