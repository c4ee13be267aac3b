fn call<R>(once: impl FnOnce() -> R) -> R {
    //@ once = { text: "kept" }
    once()
}

fn main() {
    let text = String::from("kept");
    let give = move || {
        //@ text = "kept"
        let given = text;
        //@ given = "kept"
        given
    };
    //@ text = moved; give = { text: "kept" }
    let back = call(give);
    //@ give = moved; back = "kept"
    println!("{back}");
}
