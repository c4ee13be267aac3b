fn main() {
    let text = "5";
    let text: i32 = text.parse().unwrap();
    let late;
    //@ text = 5; late = unset
    if text > 3 {
        late = "big";
    } else {
        late = "small";
    }
    //@ late = "big"
    println!("{text} {late}");
    let mut again = String::from("a");
    drop(again);
    //@ again = moved
    again = String::from("b");
    //@ again = "b"
    println!("{again}");
}
