// A union keeps several types in one place and is read as any of them.

#[derive(Clone, Copy)]
#[repr(C)]
union Word {
    whole: u64,
    float: f64,
    halves: [u32; 2],
    bytes: [u8; 8],
}

struct Tagged(bool, Word);

fn show(tagged: &Tagged) -> String {
    // SAFETY: all eight bytes are always written, and both fields allow any bits.
    unsafe {
        match *tagged {
            Tagged(true, Word { float }) => format!("float {float}"),
            Tagged(_, Word { whole: 0 }) => "zero".into(),
            Tagged(_, word) => format!("whole {}", word.whole),
        }
    }
}

fn main() {
    let mut word = Word { float: 1.5 };
    // SAFETY: all eight bytes are written, and all fields allow any bits.
    unsafe {
        println!("{:#x} {:x?}", word.whole, word.halves);
        word.bytes[0] = 0xff;
        word.halves[1] += 0x10_0000;
        println!("{} {:?}", word.float, word.bytes);
    }
    println!("{}", show(&Tagged(true, word)));
    println!("{}", show(&Tagged(false, Word { whole: 9 })));
    println!("{}", show(&Tagged(false, Word { float: 0.0 })));
    println!("{} {}", size_of::<Word>(), size_of::<Tagged>());
}
