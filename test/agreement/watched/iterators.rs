fn main() {
    let words = vec![String::from("a"), String::from("b")];
    let mut lengths = words.iter().map(|word| word.len());
    let first = lengths.next();
    //@ first = Some(1); words = len 2, cap 2 → ["a", "b"]
    println!("{first:?} {:?}", lengths.next());
    let mut numbered = words.into_iter().enumerate();
    //@ words = moved
    let pair = numbered.next();
    //@ pair = Some((0, "a"))
    let rest: Vec<_> = numbered.collect();
    //@ numbered = moved; rest = len 1, cap 1 → [(1, "b")]
    println!("{pair:?} {rest:?}");
    for (index, letter) in "xy".chars().rev().enumerate() {
        //@ index = 0; letter = 'y'
        //@2 index = 1; letter = 'x'
        println!("{index} {letter}");
    }
}
