// Writing with write! into a String and into a writer of one's own.

use std::fmt::{self, Write};

struct Limited {
    text: String,
    left: usize,
}

impl Write for Limited {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        if s.len() > self.left {
            return Err(fmt::Error);
        }
        self.left -= s.len();
        self.text.push_str(s);
        Ok(())
    }
}

fn main() -> fmt::Result {
    let mut s = String::from("log:");
    for i in 1..=3 {
        write!(s, " {i}^2={}", i * i)?;
    }
    writeln!(s)?;
    let length = s.len();
    writeln!(&mut s, "{length:>6}")?;
    s.write_char('é')?;
    s.write_str(" end")?;
    println!("{s:?}");

    let (text, left) = (String::new(), 8);
    let mut limited = Limited { text, left };
    println!("{:?}", write!(limited, "{}-{}", 12, 34));
    let error = write!(limited, "{}{}", "ab", "toolong").unwrap_err();
    println!("{:?} {} {:?}: {error}", limited.text, limited.left, error);
    Ok(())
}
