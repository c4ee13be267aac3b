// Names and labels that a macro makes do not meet those of its caller.

macro_rules! add_hidden {
    ($value:expr) => {{
        let hidden = 100;
        $value + hidden
    }};
}

macro_rules! declare {
    ($name:ident, $value:expr) => {
        let hidden = 5;
        let $name = $value * hidden;
    };
}

macro_rules! until {
    ($limit:expr, $step:expr) => {
        'out: loop {
            for n in 0.. {
                if n == $limit {
                    break 'out n;
                }
                $step(n);
            }
        }
    };
}

fn main() {
    let hidden = 1;
    println!("{}", add_hidden!(hidden * 2));
    declare!(other, hidden + 1);
    println!("{hidden} {other}");
    declare!(hidden, hidden + 10);
    println!("{hidden}");
    let (n, mut sum) = (3, 0);
    println!("{}", until!(n * 2, |step| sum += step * n));
    println!("{sum}");
}
