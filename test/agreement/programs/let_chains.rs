// Edition 2024 joins several lets and conditions in one if or while.

fn find<'a>(pairs: &[(&str, &'a str)], name: &str) -> Option<&'a str> {
    println!("  find {name}");
    pairs.iter().find(|pair| pair.0 == name).map(|pair| pair.1)
}

fn port(pairs: &[(&str, &str)]) -> u16 {
    if let Some(host) = find(pairs, "host")
        && host.starts_with("local")
        && let Some(text) = find(pairs, "port")
        && let Ok(number @ 1024..) = text.parse()
    {
        number
    } else if let Some(host) = find(pairs, "host")
        && host.len() > 4
    {
        443
    } else {
        0
    }
}

fn main() {
    println!("{}", port(&[("host", "localhost"), ("port", "8080")]));
    println!("{}", port(&[("host", "localhost"), ("port", "80")]));
    println!("{}", port(&[("host", "a.b"), ("port", "8080")]));
    println!("{}", port(&[("port", "8080")]));

    let mut stack = vec![1, 2, 30, 4, 5];
    while let Some(top) = stack.pop()
        && let doubled = top * 2
        && doubled < 40
    {
        println!("{doubled}");
    }
    println!("{stack:?}");
}
