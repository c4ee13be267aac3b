// A Cell is changed through a shared reference, one whole value at a time.

use std::cell::Cell;

struct Page {
    visits: Cell<u32>,
    last_visitor: Cell<String>,
}

impl Page {
    fn visit(&self, name: &str) {
        self.visits.update(|count| count + 1);
        let before = self.last_visitor.replace(name.to_string());
        println!("{name} follows {before}");
    }
}

fn main() {
    let page = Page {
        visits: Cell::new(0),
        last_visitor: Cell::new("nobody".to_string()),
    };

    page.visit("Ada");
    page.visit("Grace");
    println!("{} visits", page.visits.get());

    println!("taken out: {:?}", page.last_visitor.take());
    println!("left behind: {:?}", page.last_visitor.take());
}
