fn main() {
    let pair = (String::from("a"), Some(4));
    let (name, Some(number)) = pair else { return };
    //@ name = "a"; number = 4; pair = (moved, Some(4))
    println!("{name}");
    let message = match number {
        n @ 1..=3 => format!("few: {n}"),
        n => {
            //@ n = 4
            format!("{n} of {name}")
        }
    };
    //@ message = "4 of a"
    println!("{message}");
}
