// The small field of a union is written, and the large one is read.
//@ fault: uninitialised

union Word {
    whole: u32,
    byte: u8,
}

fn main() {
    let mut word = Word { byte: 1 };
    println!("{}", unsafe { word.byte });
    word.byte = 2;
    let whole = unsafe { word.whole }; // here
    println!("{whole}");
}
