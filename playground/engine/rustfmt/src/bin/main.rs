//! rustfmt for the page. Takes source on stdin and its edition as the one argument; puts
//! the formatted source on stdout. Exit code 1 means that nothing was formatted, and
//! stderr says why. A trap after a message means the same: rustc calls that error fatal.

use std::error::Error;
use std::ffi::c_char;
use std::io::{Read, Write};
use std::process::ExitCode;

use rustfmt_nightly::{Config, Edition, EmitMode, Input, Session, Verbosity};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let edition: Edition = std::env::args().nth(1).ok_or("an edition")?.parse()?;
    let mut source = String::new();
    std::io::stdin().read_to_string(&mut source)?;

    let mut config = Config::default_for_possible_style_edition(None, Some(edition), None);
    config.set().edition(edition);
    config.set().emit_mode(EmitMode::Stdout);
    config.set().verbose(Verbosity::Quiet);

    let mut formatted = Vec::new();
    let mut session = Session::new(config, Some(&mut formatted));
    session.format(Input::Text(source))?;
    if session.has_parsing_errors() {
        return Ok(ExitCode::FAILURE);
    }
    drop(session);
    std::io::stdout().write_all(&formatted)?;
    Ok(ExitCode::SUCCESS)
}

/// std links against this, and Debian's WASI libc lacks it. There are no files here.
#[unsafe(no_mangle)]
extern "C" fn realpath(_: *const c_char, _: *mut c_char) -> *mut c_char {
    std::ptr::null_mut()
}
