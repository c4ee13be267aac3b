fn eat(text: String) -> usize {
    text.len()
}

fn run(is_eaten: bool) -> usize {
    let text = String::from("pie");
    let mut size = 0;
    if is_eaten {
        size = eat(text);
        //@ text = moved; size = 3
        println!("eaten");
    }
    //@ text = moved; size = 3
    //@2 text = "pie"; size = 0
    size + usize::from(is_eaten)
}

fn main() {
    let sizes = (run(true), run(false));
    //@ sizes = (4, 0)
    println!("{sizes:?}");
}
