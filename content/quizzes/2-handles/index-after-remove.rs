fn main() {
    let mut names = vec!["Ada", "Grace", "Edsger"];
    let grace = 1;
    names.remove(0);
    println!("{}", names[grace]);
}
