use std::time::*;
fn main() {
    println!(
        "{}",
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap()
            .as_secs()
            > 1_700_000_000
    );
}
