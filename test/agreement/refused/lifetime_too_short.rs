// A method returns its argument under the lifetime of self.

struct Parser<'a> {
    text: &'a str,
}

impl<'a> Parser<'a> {
    fn longer<'b>(&self, other: &'b str) -> &'a str {
        if other.len() > self.text.len() {
            other
        } else {
            self.text
        }
    }
}

fn main() {
    let parser = Parser { text: "one" };
    println!("{}", parser.longer("three"));
}
