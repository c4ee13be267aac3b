//! What a program leaves on its heap. `runtime.rs` says how its blocks lie there.

use std::collections::BTreeMap;

use crate::memory::{Fault, read};

/// Bytes of a block before what the program gets.
const HEADER: u64 = 8;
/// What the second word of a header says of a block that the program uses.
const IN_USE: u32 = 1;
/// Bytes that are read at once.
const PIECE: u64 = 64 << 10;

/// The blocks that the program uses and that cannot be reached from these ranges of memory, by
/// address. Whatever looks like an address within a block is taken for one.
pub fn unreachable(heap: (u64, u64), roots: &[(u64, u64)]) -> Result<Vec<u64>, Fault> {
    let mut blocks: BTreeMap<u64, u64> = BTreeMap::new();
    let mut headers = Reader::default();
    let (mut at, end) = heap;
    while at < end {
        let header = headers.word(at)?;
        let (size, state) = (header as u32, (header >> 32) as u32);
        if state == IN_USE {
            blocks.insert(at + HEADER, at + u64::from(size));
        }
        at += u64::from(size);
    }
    if blocks.is_empty() {
        return Ok(vec![]);
    }
    let mut words = Reader::default();
    let mut waiting = roots.to_vec();
    while let Some((start, end)) = waiting.pop() {
        for at in (start.next_multiple_of(8)..end).step_by(8) {
            let word = words.word(at)?;
            if !(heap.0..heap.1).contains(&word) {
                continue;
            }
            // One at its very end belongs to nothing.
            if let Some((&start, &end)) = blocks.range(..=word).next_back()
                && word < end
            {
                blocks.remove(&start);
                waiting.push((start, end));
            }
        }
    }
    Ok(blocks.into_keys().collect())
}

/// Reads words that mostly lie beside each other.
#[derive(Default)]
struct Reader {
    start: u64,
    piece: Vec<u8>,
}

impl Reader {
    fn word(&mut self, at: u64) -> Result<u64, Fault> {
        let mut from = at.wrapping_sub(self.start) as usize;
        if from >= self.piece.len() || from + 8 > self.piece.len() {
            self.piece = read(at, PIECE).or_else(|_| read(at, 8))?;
            self.start = at;
            from = 0;
        }
        let bytes = self.piece[from..from + 8].try_into().expect("it is that long");
        Ok(u64::from_le_bytes(bytes))
    }
}
