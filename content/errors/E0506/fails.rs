fn main() {
    let mut host = String::from("old.example");
    let request = &host;
    host = String::from("new.example");
    println!("{request}, then {host}");
}
