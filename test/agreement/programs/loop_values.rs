// A loop, a block, an if and a match are all values, and leaving a loop may give one.

fn main() {
    let mut steps = 0;
    let total = 'outer: loop {
        let mut sum = 0;
        let inner = loop {
            steps += 1;
            sum += steps;
            if sum > 50 {
                break 'outer sum * 100;
            }
            if steps % 4 == 0 {
                break sum;
            }
        };
        println!("inner gave {inner}");
    };
    println!("{total} after {steps}");

    let mut n = 27u32;
    let mut highest = n;
    let length = loop {
        n = match n {
            1 => break steps,
            even if even % 2 == 0 => even / 2,
            odd => odd * 3 + 1,
        };
        highest = if n > highest { n } else { highest };
        steps += 1;
    };
    println!("{length} {highest}");

    let nothing = while n > 0 {
        n -= 1;
    };
    println!("{nothing:?} {:?}", for _ in 0..3 {});
}
