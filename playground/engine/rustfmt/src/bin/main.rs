//! rustfmt for the page: source on stdin, its edition as the one argument, the
//! formatted text on stdout. With exit code 1 nothing is there, and stderr says
//! why; a trap after a message is rustc's end by a fatal error, and means the same.

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

/// std links against it, and the WASI libc at hand lacks it; there are no files here.
#[unsafe(no_mangle)]
extern "C" fn realpath(_: *const c_char, _: *mut c_char) -> *mut c_char {
    std::ptr::null_mut()
}
