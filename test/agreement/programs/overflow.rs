fn main() {
    let v: Vec<u8> = vec![255];
    println!("{}", v[0] + v.len() as u8);
}
