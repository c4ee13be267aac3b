// A Cow borrows until it must be changed.

use std::borrow::Cow;

fn squeeze(s: &str) -> Cow<'_, str> {
    match s.contains("  ") {
        true => Cow::Owned(s.split_whitespace().collect::<Vec<_>>().join(" ")),
        false => Cow::Borrowed(s),
    }
}

fn kind<T: ?Sized + ToOwned>(cow: &Cow<T>) -> &'static str {
    match cow {
        Cow::Borrowed(_) => "borrowed",
        Cow::Owned(_) => "owned",
    }
}

fn main() {
    for s in ["a b", "a   b", ""] {
        let cow = squeeze(s);
        println!("{cow:?} {} {}", kind(&cow), cow.len());
    }
    let mut numbers = Cow::from(&[3, 1, 2][..]);
    println!("{} {}", kind(&numbers), numbers.is_sorted());
    numbers.to_mut().sort();
    println!("{} {numbers:?}", kind(&numbers));
    let mut text = Cow::from("x");
    text += "";
    print!("{} ", kind(&text));
    text += "y";
    println!("{} {text}", kind(&text));
    println!("{}", Cow::from("same") == Cow::from(String::from("same")));
    println!("{}", kind(&String::from_utf8_lossy(b"ok")));
    println!("{}", kind(&String::from_utf8_lossy(b"\xff")));
    println!("{:?} {}", text.into_owned(), squeeze("p  q") + "!");
}
