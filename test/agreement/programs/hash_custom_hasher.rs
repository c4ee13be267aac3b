// Hashing with a Hasher of one's own, and equal values hash equally.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash, Hasher};

#[derive(Default)]
struct Fnv(u64);

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = (self.0 ^ *b as u64).wrapping_mul(0x100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

type Build = BuildHasherDefault<Fnv>;

fn main() {
    let build = Build::default();
    println!("{:016x} {:016x}", build.hash_one(7u8), build.hash_one(7u16));
    let text = "ab".to_string();
    println!("{}", build.hash_one("ab") == build.hash_one(text));
    println!("{}", build.hash_one([1, 2]) == build.hash_one((1, 2)));
    let chars = ('a'..='e').map(|c| (c as u32 * 64, c));
    let mut map: HashMap<u32, char, Build> = chars.collect();
    println!("{:?} {:?} {}", map.remove(&6272), map.get(&6336), map.len());
    let set: HashSet<_, Build> = (0..99).map(|i| i % 10).collect();
    println!("{} {}", set.len(), set.contains(&9));

    let (mut one, mut two) = (DefaultHasher::new(), DefaultHasher::new());
    (1, "x", Some(2.5f32.to_bits())).hash(&mut one);
    (1, "x".to_string(), Some(2.5f32.to_bits())).hash(&mut two);
    println!("{}", one.finish() == two.finish());
}
