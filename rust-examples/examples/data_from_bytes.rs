// `Data` keeps bytes, owned or borrowed, and works out each place from an offset.

use std::{borrow::Cow, marker::PhantomData};

trait Item: Sized {
    fn read(bytes: &[u8]) -> Option<Self>;
}

impl Item for u32 {
    fn read(bytes: &[u8]) -> Option<u32> {
        Some(u32::from_le_bytes(*bytes.first_chunk()?))
    }
}

// region: data
struct Slice<T> {
    offset: u32,
    len: u32,
    item: PhantomData<T>,
}

struct Header {
    targets: Slice<u32>,
}

struct Data<'a> {
    bytes: Cow<'a, [u8]>,
}

impl<'a> Data<'a> {
    fn new(bytes: impl Into<Cow<'a, [u8]>>) -> Data<'a> {
        let bytes = bytes.into();
        Data { bytes }
    }
    fn header(&self) -> Option<Header> {
        let offset = u32::read(&self.bytes)?;
        let len = u32::read(self.bytes.get(4..)?)?;
        let item = PhantomData;
        let targets = Slice { offset, len, item };
        Some(Header { targets })
    }
    fn load_slice<T: Item>(&self, s: &Slice<T>) -> Option<&[u8]> {
        let size = size_of::<T>().checked_mul(s.len as usize)?;
        self.bytes.get(s.offset as usize..)?.get(..size)
    }
    fn get_target(&self, idx: usize) -> Option<u32> {
        let targets = self.load_slice(&self.header()?.targets)?;
        u32::read(targets.chunks(size_of::<u32>()).nth(idx)?)
    }
}
// endregion

fn main() {
    let file = [8, 0, 0, 0, 2, 0, 0, 0, 40, 0, 0, 0, 41, 0, 0, 0];
    let (lent, own) = (Data::new(&file[..]), Data::new(file.to_vec()));
    for (kind, data) in [("borrowed", lent), ("owned", own)] {
        println!("{kind}: target 1 is {:?}", data.get_target(1));
        println!("{kind}: target 2 is {:?}", data.get_target(2));
    }
}
