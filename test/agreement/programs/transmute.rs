// The same bytes are seen as arrays, numbers, characters and wrapped types.

use std::mem::transmute;

#[derive(Debug)]
#[repr(transparent)]
struct Celsius(f32);

#[repr(C, align(16))]
struct Block([u8; 9]);

fn wrap(numbers: &[f32]) -> &[Celsius] {
    // SAFETY: Celsius is transparent over f32.
    unsafe { transmute(numbers) }
}

fn main() {
    // SAFETY: every pair of types has the same size, and these bits are allowed.
    unsafe {
        println!("{:?}", transmute::<[u32; 2], [u8; 8]>([1, 0x0a0b_0c0d]));
        let pairs = [[1, 2], [3, 4], [5, 6], [7, 8u8]];
        println!("{:#x}", transmute::<_, u64>(pairs));
        println!("{:?}", transmute::<[u16; 2], [[i16; 1]; 2]>([1, 65535]));
        println!("{:?}", transmute::<Option<&u8>, usize>(None));
        println!("{:?}", transmute::<[u32; 2], [char; 2]>([0x41, 0xe9]));
        println!("{:?}", transmute::<[u8; 3], [Option<bool>; 3]>([0, 1, 2]));
        let bytes = [5u8, 0, 9, 0];
        let start = bytes.as_ptr();
        println!("{:?}", start.cast::<[u8; 2]>().add(1).read());
        println!("{}", start.add(1).cast::<u16>().read_unaligned());
    }
    println!("{:?}", wrap(&[1.5, -2.0]));
    println!("{} {}", align_of::<Block>(), size_of::<(Block, u8)>());
    let block = Block([1; 9]);
    println!("{} {}", &raw const block as usize % 16, block.0[8]);
}
