// The length of an array is a variable, which is not known when compiling.

fn main() {
    let length = 4;
    let mut squares = [0; length];
    for index in 0..length {
        squares[index] = index * index;
    }
    println!("{squares:?}");
}
