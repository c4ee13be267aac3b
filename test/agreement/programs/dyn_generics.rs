// Objects of a generic trait keep their parameters, associated types and own methods.

trait Convert<From> {
    type To;
    fn convert(&self, from: From) -> Self::To;
}

struct Length(usize);

impl Convert<&str> for Length {
    type To = usize;
    fn convert(&self, text: &str) -> usize {
        text.len() * self.0
    }
}
impl<A, B, F: Fn(A) -> B> Convert<A> for F {
    type To = B;
    fn convert(&self, from: A) -> B {
        self(from)
    }
}

impl<A> dyn Convert<A, To = A> + '_ {
    fn twice(&self, from: A) -> A {
        self.convert(self.convert(from))
    }
}

fn main() {
    let converts: [Box<dyn for<'a> Convert<&'a str, To = usize>>; 2] = [
        Box::new(Length(8)),
        Box::new(|text: &str| text.chars().count()),
    ];
    for convert in &converts {
        println!("{}", convert.convert("né"));
    }
    let base = 7;
    let object: &dyn Convert<i32, To = i32> = &|n| n * base;
    println!("{}", object.twice(2));
}
