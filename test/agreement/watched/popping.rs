fn main() {
    let mut tasks = vec![String::from("a"), String::from("b")];
    while let Some(task) = tasks.pop() {
        //@ task = "b"; tasks = len 1, cap 2 → ["a"]
        //@2 task = "a"; tasks = len 0, cap 2 → []
        println!("{task}");
    }
    //@ task = gone
    tasks.push(String::from("c"));
    //@ tasks = len 1, cap 2 → ["c"]
    let mut words = tasks.into_iter();
    //@ tasks = moved
    let word = words.next();
    //@ word = Some("c")
    println!("{word:?} {:?}", words.next());
}
