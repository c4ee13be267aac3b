// A recursion many thousand calls deep fits in the main thread's stack.

enum List {
    End,
    Link(Box<List>),
}

fn depth(list: &List) -> u32 {
    match list {
        List::End => 0,
        List::Link(rest) => depth(rest) + 1,
    }
}

fn main() {
    let list = (0..20_000).fold(List::End, |rest, _| List::Link(Box::new(rest)));
    println!("{}", depth(&list));
    drop(list);
    println!("dropped");
}
