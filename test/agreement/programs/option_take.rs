// Taking, replacing and inserting move a value out of an option or drop what was there.

struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct List {
    name: Noisy,
    next: Option<Box<List>>,
}

impl Drop for List {
    fn drop(&mut self) {
        let mut next = self.next.take();
        while let Some(mut list) = next {
            println!("unlink {}", list.name.0);
            next = list.next.take();
        }
    }
}

fn main() {
    let mut slot = Some(Noisy("a"));
    println!("{} {}", slot.take().is_some(), slot.is_none());
    slot.insert(Noisy("b")).0 = "c";
    let old = slot.replace(Noisy("d"));
    println!("{}", slot.get_or_insert_with(|| Noisy("e")).0);
    println!("{}", slot.take_if(|noisy| noisy.0 > "z").is_none());
    slot = None;
    println!("{} {}", slot.is_none(), old.is_some());

    let names = ["x", "y", "z"].map(Noisy);
    let list = |next, name| Some(Box::new(List { name, next }));
    let first = names.into_iter().fold(None, list);
    println!("made {}", first.is_some());
}
