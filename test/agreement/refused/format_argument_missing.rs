// A format string has more places than arguments, and another has fewer.

fn main() {
    let name = "Ada";
    let age = 36;
    println!("{} is {} years old", name);
    println!("{}", name, age);
    println!("{name} is {age} years old");
    println!("{} is {} years old", name, age);
}
