// The text has one owner, the views borrow it, and the borrow ends at its
// last use.

struct View<'a> {
    text: &'a str,
    word: &'a str,
}

fn view(text: &str) -> View<'_> {
    let word = text.rsplit(' ').next().unwrap_or("");
    View { text, word }
}

fn main() {
    let mut text = String::from("the colour is blue");
    let views = vec![view(&text)];
    println!("{}: {}", views[0].text, views[0].word);
    text.push_str(" and gold");
    let boxed = Box::new(view(&text));
    println!("{}: {}", boxed.text, boxed.word);
}
