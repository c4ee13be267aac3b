use std::borrow::Cow;

fn clean(text: &str) -> Cow<'_, str> {
    if text.contains(' ') {
        //@ text = "a b"
        return Cow::Owned(text.replace(' ', "_"));
    }
    Cow::Borrowed(text)
}

fn main() {
    let plain = clean("ab");
    //@ plain = Borrowed("ab")
    let mut fixed = clean("a b");
    //@ fixed = Owned("a_b")
    fixed.to_mut().push('!');
    //@ fixed = Owned("a_b!")
    let numbers = [1, 2];
    let mut shared = Cow::Borrowed(&numbers[..]);
    //@ shared = Borrowed(&numbers)
    shared.to_mut()[0] = 5;
    //@ shared = Owned(len 2, cap 2 → [5, 2]); numbers = [1, 2]
    println!("{plain} {fixed} {shared:?} {numbers:?}");
}
