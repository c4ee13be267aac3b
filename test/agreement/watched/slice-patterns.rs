fn sum(numbers: &[i32]) -> i32 {
    match numbers {
        [] => 0,
        [one] => *one,
        [first, middle @ .., last] => {
            //@ first = &numbers[0]; middle = &numbers[1..3]; last = &numbers[3]
            first + sum(middle) + last
        }
    }
}

fn main() {
    let numbers = [1, 2, 3, 4];
    let [a, b, ..] = numbers;
    //@ a = 1; b = 2
    let total = sum(&numbers);
    //@ total = 10
    let names = [String::from("x"), String::from("y")];
    let [x, y] = names;
    //@ x = "x"; y = "y"; names = moved
    println!("{a} {b} {total} {x}{y}");
}
