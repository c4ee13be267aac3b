//@ refused: symbol `same` is already defined
//@ line: 7
#[unsafe(no_mangle)]
pub extern "C" fn same() {}

#[unsafe(export_name = "same")]
pub extern "C" fn other() {}

fn main() {}
