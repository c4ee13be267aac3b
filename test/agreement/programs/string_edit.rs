// Editing a String in place.

fn main() {
    let mut s = String::from("hello wörld");
    s.insert(5, ',');
    s.insert_str(0, "» ");
    println!("{s}");
    s.retain(|c| c != 'l');
    println!("{s} {}", s.len());
    let drained: String = s.drain(..3).collect();
    println!("{drained:?} {s:?}");
    s.replace_range(1..4, "EÉ");
    println!("{s}");
    println!("{:?} {:?} {s:?}", s.pop(), s.remove(0));
    s.truncate(4);
    println!("{s:?}");
    let tail = s.split_off(3);
    println!("{s:?} {tail:?}");
    s += "abc";
    s.extend(["-", "x"]);
    s.extend(['y', 'ž']);
    println!("{s} {:?}", s.drain(3..).rev().take(2).collect::<String>());
    println!("{s}");
    s.make_ascii_lowercase();
    println!("{s} {:?}", s.char_indices().last());
    s.clear();
    println!("{s:?} {} {:?}", s.is_empty(), s.pop());

    let boxed: Box<str> = "boxed".repeat(2).into_boxed_str();
    println!(
        "{} {:?}",
        boxed.len(),
        boxed.into_string().into_bytes().last()
    );
    let joined = String::from_iter(["a", "b"]) + &String::from('c');
    println!("{joined} {}", ["x", "y"].concat() + &["1", "2"].join("/"));
}
