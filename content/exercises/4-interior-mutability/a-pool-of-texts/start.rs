/// Texts that were used before and can be used again.
#[derive(Default)]
pub struct Pool {
    // Your fields.
}

/// A text that its holder has alone. Dropped, it goes back to the pool.
pub struct Lease<'a> {
    pool: &'a Pool,
    // Your other fields.
}

impl Pool {
    /// An empty text, which is new only if none is free.
    pub fn lease(&self) -> Lease<'_> {
        todo!("find a text")
    }

    /// How many texts the pool has made, and how many of them are free.
    pub fn counts(&self) -> (usize, usize) {
        todo!("count the texts")
    }
}

impl Lease<'_> {
    pub fn text(&mut self) -> &mut String {
        todo!("lend a text of the pool at {:p}", self.pool)
    }
}
