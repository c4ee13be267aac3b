// A let with an else leaves its block when the pattern does not fit.

struct Noisy(u8);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn parse(text: &str) -> Result<(&str, i32), String> {
    let Some((key, value)) = text.split_once('=') else {
        return Err(format!("no sign in {text:?}"));
    };
    let Ok(value) = value.parse::<i32>() else {
        return Err(format!("{key} is {value:?}"));
    };
    Ok((key, value))
}

fn make(n: u8) -> Result<Noisy, Noisy> {
    if n % 2 == 0 {
        Ok(Noisy(n))
    } else {
        Err(Noisy(n))
    }
}

fn main() {
    for text in ["a=1", "b", "c=x", "d=-7"] {
        println!("{:?}", parse(text));
    }
    for n in 1..=4 {
        let Ok(kept) = make(n) else {
            println!("skip {n}");
            continue;
        };
        println!("keep {}", kept.0);
    }
}
