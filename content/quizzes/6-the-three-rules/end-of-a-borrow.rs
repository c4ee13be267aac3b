fn main() {
    let mut queue = vec![String::from("copy")];
    let first = &queue[0];
    println!("{first} comes first");
    queue.push(String::from("send"));
    println!("{} jobs", queue.len());
}
