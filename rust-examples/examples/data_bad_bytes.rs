// Each way the bytes can be wrong has a name, and none of them is a panic.

#[derive(Debug, PartialEq)]
enum Bad {
    NoHeader,
    PastEnd { offset: u32, len: u32 },
    NoTarget(usize),
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let word = bytes.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes(*word))
}

fn load_slice(bytes: &[u8]) -> Result<&[u8], Bad> {
    let offset = word(bytes, 0).ok_or(Bad::NoHeader)?;
    let len = word(bytes, 4).ok_or(Bad::NoHeader)?;
    let size = (len as usize).checked_mul(4);
    let tail = bytes.get(offset as usize..);
    let part = tail.and_then(|tail| tail.get(..size?));
    part.ok_or(Bad::PastEnd { offset, len })
}

fn get_target(bytes: &[u8], idx: usize) -> Result<u32, Bad> {
    let (words, _) = load_slice(bytes)?.as_chunks();
    let word = words.get(idx).ok_or(Bad::NoTarget(idx))?;
    Ok(u32::from_le_bytes(*word))
}

fn main() {
    let file = [8, 0, 0, 0, 2, 0, 0, 0, 40, 0, 0, 0, 41, 0, 0, 0];
    println!("whole: {:?}", get_target(&file, 1));
    println!("index 2: {:?}", get_target(&file, 2));
    println!("empty: {:?}", get_target(&[], 1));
    println!("header cut: {:?}", get_target(&file[..7], 1));
    println!("table cut: {:?}", get_target(&file[..13], 1));

    let mut far = file;
    far[0] = 200;
    println!("offset past end: {:?}", get_target(&far, 1));
    let mut long = file;
    long[4..8].fill(0xff);
    println!("length too big: {:?}", get_target(&long, 1));
}
