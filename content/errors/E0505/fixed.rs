fn main() {
    let text = String::from("keep the offset");
    let word = 9..text.len();
    let reader = text;
    println!("{} of {reader}", &reader[word]);
}
