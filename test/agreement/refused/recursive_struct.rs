// A tree node holds its children directly, so its size would have no end.

struct Tree {
    value: i32,
    left: Option<Tree>,
    right: Option<Tree>,
}

fn main() {
    let leaf = Tree {
        value: 1,
        left: None,
        right: None,
    };
    println!("{}", leaf.value);
    println!("{}", leaf.left.is_none() && leaf.right.is_none());
}
