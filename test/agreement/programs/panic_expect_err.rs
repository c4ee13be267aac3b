// The panic of expect shows its message and the error with Debug.

#[derive(Debug)]
#[allow(dead_code)]
enum LoadError {
    Missing { name: String, tries: u8 },
}

fn load(name: &str) -> Result<usize, LoadError> {
    let (name, tries) = (name.to_owned(), 3);
    match name.strip_suffix(".txt") {
        Some(stem) => Ok(stem.len()),
        None => Err(LoadError::Missing { name, tries }),
    }
}

fn main() {
    println!("{}", load("notes.txt").expect("a text file"));
    println!("{:?}", load("a\n").expect_err("not a text file"));
    println!("{}", load("photo\t\"é\".png").expect("the file is read"));
}
