//! What differs between Linux's processors: numbers of system calls, and where the fields of
//! a struct are. This is riscv64.

/// Numbers of system calls.
pub mod number {
    pub const FUTEX: i64 = 98;
    pub const GETTID: i64 = 178;
    pub const GETRANDOM: i64 = 278;
    /// `sendfile`, `splice`, `copy_file_range` and `statx`: std does without if they fail.
    pub const REPLACED: [i64; 4] = [71, 76, 285, 291];
}

/// What a `stat64` says.
pub struct Status {
    pub inode: u64,
    pub mode: u32,
    pub links: u32,
    /// Owner of the file, as user and as group.
    pub owner: u32,
    pub size: u64,
    /// In blocks of 512 bytes.
    pub blocks: u64,
    /// Seconds and nanoseconds.
    pub accessed: [u64; 2],
    pub modified: [u64; 2],
}

impl Status {
    /// The bytes of the struct.
    pub fn bytes(&self) -> Vec<u8> {
        const DEVICE: u64 = 1;
        const BLOCK_SIZE: u32 = 4096;
        let mut bytes = vec![];
        let mut put = |number: &[u8]| bytes.extend_from_slice(number);
        put(&DEVICE.to_le_bytes());
        put(&self.inode.to_le_bytes());
        put(&self.mode.to_le_bytes());
        put(&self.links.to_le_bytes());
        put(&self.owner.to_le_bytes());
        put(&self.owner.to_le_bytes());
        // The device that a file is, and room that is left.
        put(&[0; 16]);
        put(&self.size.to_le_bytes());
        put(&u64::from(BLOCK_SIZE).to_le_bytes());
        put(&self.blocks.to_le_bytes());
        // The status changes with the content.
        for number in [self.accessed, self.modified, self.modified].concat() {
            put(&number.to_le_bytes());
        }
        put(&[0; 8]);
        bytes
    }
}
