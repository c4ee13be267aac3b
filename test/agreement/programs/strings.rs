fn main() {
    let s = "héllo wörld";
    println!(
        "{} {} {:?} {:?}",
        s.len(),
        s.to_uppercase(),
        s.find("w"),
        s.char_indices().nth(2)
    );
    println!(
        "{}",
        s.split_whitespace().rev().collect::<Vec<_>>().join(" ")
    );
    println!("{:?}", s.bytes().take(3).collect::<Vec<_>>());
    println!("{}", s.replace("l", "L"));
    println!("{}", "x".repeat(5));
    println!(
        "{:?}",
        "a=1,b=2"
            .split(',')
            .map(|p| p.split_once('='))
            .collect::<Vec<_>>()
    );
}
