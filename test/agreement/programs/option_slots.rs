// The methods of Option that change it in place.

struct Node(i32, Option<Box<Node>>);

fn main() {
    let mut slot = None;
    println!("{}", slot.get_or_insert(1));
    println!("{}", slot.get_or_insert_with(|| 99));
    println!("{}", slot.insert(2));
    println!("{:?} {slot:?}", slot.replace(3));
    println!("{:?} {slot:?}", slot.take_if(|n| *n > 9));
    println!("{:?} {slot:?}", slot.take_if(|n| *n == 3));
    *slot.get_or_insert_default() += 5;
    println!(
        "{:?} {slot:?}",
        slot.as_mut().map(|n| std::mem::replace(n, 6))
    );
    println!("{:?} {slot:?}", slot.take());
    println!("{:?} {:?}", slot.take(), slot.as_slice());

    let mut name = Some(String::from("ada"));
    if let Some(text) = name.as_deref_mut() {
        text.make_ascii_uppercase();
    }
    println!("{name:?} {:?}", name.iter().chain(&None).count());
    name.iter_mut().for_each(|text| text.push('!'));
    println!("{name:?} {:?}", name.iter().next().map(|text| text.len()));

    let mut list: Option<Box<Node>> = None;
    for n in 1..=3 {
        list = Some(Box::new(Node(n, list.take())));
    }
    while let Some(node) = list {
        print!("{} ", node.0);
        list = node.1;
    }
    println!();
}
