//! Drives rustc's front end, from parsing to borrow check. Tells its diagnostics as
//! they come and, if there are no errors, hands the program to `executor`.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use rustc_errors::ColorConfig;
use rustc_errors::emitter::HumanReadableErrorType;
use rustc_errors::json::JsonEmitter;
use rustc_interface::{interface, passes};
use rustc_session::EarlyDiagCtxt;
use rustc_session::config::{self, Input};

use crate::event::{End, Event, Teller};
use crate::executor;
use crate::std_only::options::{Options, Task};

/// The target has the layouts of the reader's laptop, and `core` uses no SIMD for it.
const TARGET: &str = "riscv64gc-unknown-linux-gnu";

static USES_INTERNAL_FEATURES: AtomicBool = AtomicBool::new(false);

/// Checks the file and does what the options say with it. An error that rustc calls
/// fatal ends the process right after its diagnostic.
pub fn compile(options: &Options, teller: Teller) -> End {
    let mut early = EarlyDiagCtxt::new(config::ErrorOutputType::default());
    let session_options = {
        let mut parser = getopts::Options::new();
        for option in config::rustc_optgroups() {
            option.apply(&mut parser);
        }
        let matches = parser.parse(flags(options)).expect("the flags are ours");
        let mut session_options = config::build_session_options(&mut early, &matches);
        // Messages say `Vec`, not `std::vec::Vec`.
        session_options.trimmed_def_paths = true;
        session_options
    };
    drop(early);

    let config = interface::Config {
        opts: session_options,
        crate_cfg: vec![],
        crate_check_cfg: vec![],
        input: Input::File(PathBuf::from(&options.file)),
        output_dir: None,
        output_file: None,
        ice_file: None,
        file_loader: None,
        lint_caps: Default::default(),
        psess_created: Some(Box::new(move |psess| {
            psess.dcx().set_emitter(Box::new(JsonEmitter::new(
                Box::new(Diagnostics { teller, line: vec![] }),
                Some(psess.clone_source_map()),
                false,
                HumanReadableErrorType { short: false, unicode: false },
                // A page shows colours; a command's stderr may be a file.
                if let Teller::Json = teller { ColorConfig::Always } else { ColorConfig::Auto },
            )));
        })),
        track_state: None,
        register_lints: None,
        override_queries: None,
        extra_symbols: vec![],
        make_codegen_backend: None,
        using_internal_features: &USES_INTERNAL_FEATURES,
    };

    interface::run_compiler(config, |compiler| {
        let krate = passes::parse(&compiler.sess);
        passes::create_and_enter_global_ctxt(compiler, krate, |tcx| {
            let _ = tcx.resolver_for_lowering();
            tcx.ensure_ok().analysis(());
            if tcx.dcx().has_errors().is_some() {
                return End::Refused;
            }
            match options.task {
                Task::Check => End::Checked,
                Task::Run => executor::run(tcx, options, teller),
                Task::MakeBase => executor::make_base(tcx, options),
            }
        })
    })
}

/// The flags that `cargo run` would pass, but for the code generator, which isn't rustc's.
fn flags(options: &Options) -> Vec<String> {
    let checks = if options.release { "off" } else { "on" };
    let inline = if options.watch.is_some() { "no" } else { "yes" };
    let name = match options.task {
        // One that no program has.
        Task::MakeBase => "the_base".into(),
        _ => options.crate_name(),
    };
    let flags = [
        &format!("--sysroot={}", options.sysroot),
        &format!("--target={TARGET}"),
        &format!("--edition={}", options.edition),
        "--crate-type=bin",
        &format!("--crate-name={name}"),
        &format!("-Cdebug-assertions={checks}"),
        "-Zcodegen-backend=dummy",
        "-Zalways-encode-mir",
        // Inlining leaves fewer blocks to interpret, but hides calls from who watches. No other
        // pass runs on the reader's own code: it could remove the very move or read that a
        // lesson is about.
        "-Zmir-opt-level=0",
        &format!("-Zinline-mir={inline}"),
    ];
    flags.iter().map(ToString::to_string).collect()
}

/// Takes rustc's JSON, one diagnostic a line, and tells each as an event.
struct Diagnostics {
    teller: Teller,
    line: Vec<u8>,
}

impl Write for Diagnostics {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|&byte| byte == b'\n') {
            self.line.extend(part);
            if part.ends_with(b"\n") {
                let diagnostic = serde_json::from_slice(&self.line)?;
                self.teller.tell(&Event::Diagnostic { diagnostic: &diagnostic });
                self.line.clear();
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
