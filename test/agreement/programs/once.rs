use std::sync::{LazyLock, Once, OnceLock};
static L: LazyLock<String> = LazyLock::new(|| "lazy".to_string());
static O: OnceLock<i32> = OnceLock::new();
fn main() {
    static I: Once = Once::new();
    I.call_once(|| println!("once"));
    I.call_once(|| println!("twice"));
    println!("{} {}", *L, O.get_or_init(|| 7));
}
