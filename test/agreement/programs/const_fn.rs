// Constant functions and blocks are worked out when the program is compiled.

const fn sieve<const N: usize>() -> [bool; N] {
    let mut prime = [true; N];
    let mut n = 2;
    while n < N {
        let mut multiple = n * n;
        while multiple < N {
            prime[multiple] = false;
            multiple += n;
        }
        n += 1;
    }
    prime
}

const fn hash(text: &str) -> u32 {
    let (bytes, mut hash, mut at) = (text.as_bytes(), 2166136261u32, 0);
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(16777619);
        at += 1;
    }
    hash
}

static PRIMES: [bool; 50] = sieve();
const WORDS: &[(&str, u32)] = &[("one", hash("one")), ("two", hash("two"))];

fn elements<T, const N: usize>() -> usize {
    const { assert!(size_of::<T>() < 100) };
    const { size_of::<T>() * N }
}

fn main() {
    println!("{:?}", (2..50).filter(|&n| PRIMES[n]).collect::<Vec<_>>());
    println!("{WORDS:?} {}", hash("two") == WORDS[1].1);
    println!("{} {}", elements::<u32, 5>(), elements::<String, 2>());
    println!("{:?}", [const { Vec::<u8>::new() }; 3]);
    println!("{}", const { if hash("") > 5 { "large" } else { "small" } });
}
