// Named, positional and captured arguments, also for width and precision.

fn main() {
    let (width, digits, value) = (9, 2, 2.71828);
    println!("{0} {1} {0} {}", "a", "b");
    println!("{} {} {0} {1}", 1, 2);
    println!("{name}={value:.1} {value}", name = "e", value = 2.5);
    println!("[{value:width$}] [{value:.digits$}] [{value:width$.digits$}]");
    println!("[{:1$}] [{:>1$}] [{0:<1$}]", 7, 5);
    println!("[{:.*}] [{:.*}] [{:>8.*}]", 1, 9.87, 0, 9.87, 3, 9.87);
    println!("[{:>w$.p$}] [{:#0w$x}]", "abcdef", 255, w = 8, p = 4);
    println!("[{0:>1$}] [{0:>2$}]", "x", 3, 6);
    println!("{{{}}} {{}} {{{value}}}", 1);

    let text = format!("{value:+e}");
    assert_eq!(text, "+2.71828e0", "value was {value}");
    println!("{text}");
    println!("{}", format_args!("{}-{}", 'a', 'z'));
    let rows = [("tea", 3), ("coffee", 12)];
    let longest = rows.iter().map(|r| r.0.len()).max().unwrap();
    for (name, count) in rows {
        println!("{name:.<longest$}..{count:.>4}");
    }
}
