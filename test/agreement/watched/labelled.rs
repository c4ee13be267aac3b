fn main() {
    let grid = [[1, 2], [3, 4]];
    let mut steps = 0;
    'rows: for row in grid {
        for cell in row {
            steps += 1;
            //@ row = [1, 2]; cell = 1; steps = 1
            //@3 row = [3, 4]; cell = 3; steps = 3
            if cell == 3 {
                break 'rows;
            }
        }
    }
    //@ steps = 3; row = gone; cell = gone; grid = [[1, 2], [3, 4]]
    println!("{grid:?}");
    let found = loop {
        steps += 1;
        if steps % 4 == 0 {
            break steps * 10;
        }
    };
    //@ found = 40; steps = 4
    println!("{found}");
    let sign = 'check: {
        if found > 30 {
            break 'check "big";
        }
        "small"
    };
    //@ sign = "big"
    println!("{sign}");
}
