// ControlFlow stops a fold or a walk early and carries a value out.

use std::ops::ControlFlow::{self, Break, Continue};

struct Tree(i32, Vec<Tree>);

impl Tree {
    fn walk<B>(&self, visit: &mut impl FnMut(i32) -> ControlFlow<B>) -> ControlFlow<B> {
        visit(self.0)?;
        self.1.iter().try_for_each(|child| child.walk(visit))
    }
}

fn main() {
    let deep = Tree(5, vec![Tree(8, vec![]), Tree(-1, vec![])]);
    let tree = Tree(1, vec![Tree(3, vec![]), deep, Tree(7, vec![])]);
    let mut seen = vec![];
    let found = tree.walk(&mut |n| {
        seen.push(n);
        if n < 0 { Break(n * 100) } else { Continue(()) }
    });
    println!("{found:?} {seen:?}");
    println!("{:?}", tree.walk::<()>(&mut |_| Continue(())));

    let sum = (1..).try_fold(0, |sum, n| match sum + n {
        sum if sum > 20 => Break((n, sum)),
        sum => Continue(sum),
    });
    println!("{sum:?} {:?} {}", sum.break_value(), sum.is_continue());
    let flow: ControlFlow<String, i32> = Continue(4);
    println!("{:?} {}", flow.clone().continue_value(), flow.is_break());
    println!("{:?}", flow.map_continue(|n| n + 1));
    println!("{:?}", Break::<_, ()>("stop").map_break(str::len));
}
