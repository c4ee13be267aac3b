//! The code generator as a command, for fast work on it. The scripts beside it use it; no
//! page does. It will be removed when the engine itself compiles programs.
//!
//!     codegen FILE --sysroot DIR --out FILE.wasm [--edition 2024] [--release] [--no-fuel]
//!             [--names] [--base FILE.index | --make-base FILE.index]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use codegen::{Base, Options, Refused};
use rustc_interface::{interface, passes};
use rustc_middle::ty::TyCtxt;
use rustc_session::EarlyDiagCtxt;
use rustc_session::config::{self, Input};

const TARGET: &str = "riscv64gc-unknown-linux-gnu";

static USES_INTERNAL_FEATURES: AtomicBool = AtomicBool::new(false);

#[derive(Default)]
struct Command {
    file: String,
    sysroot: String,
    out: String,
    edition: String,
    release: bool,
    base: Option<String>,
    make_base: Option<String>,
    options: Options,
}

impl Command {
    fn parse(words: impl Iterator<Item = String>) -> Option<Command> {
        let mut words = words;
        let mut command = Command { edition: "2024".into(), ..Command::default() };
        command.options.fuel = true;
        while let Some(word) = words.next() {
            match word.as_str() {
                "--sysroot" => command.sysroot = words.next()?,
                "--out" => command.out = words.next()?,
                "--edition" => command.edition = words.next()?,
                "--base" => command.base = Some(words.next()?),
                "--make-base" => command.make_base = Some(words.next()?),
                "--release" => command.release = true,
                "--no-fuel" => command.options.fuel = false,
                "--names" => command.options.names = true,
                _ if word.starts_with('-') || !command.file.is_empty() => return None,
                _ => command.file = word,
            }
        }
        let complete =
            ![&command.file, &command.sysroot, &command.out].iter().any(|word| word.is_empty());
        complete.then_some(command)
    }

    /// As the engine has it; that of a base is one that no program has.
    fn crate_name(&self) -> String {
        let stem = Path::new(&self.file).file_stem().and_then(|stem| stem.to_str());
        match stem {
            _ if self.make_base.is_some() => "the_base".into(),
            Some(stem) => stem.replace(|letter: char| !letter.is_ascii_alphanumeric(), "_"),
            None => "main".into(),
        }
    }

    /// As the engine has them.
    fn flags(&self) -> Vec<String> {
        let checks = if self.release { "off" } else { "on" };
        vec![
            format!("--sysroot={}", self.sysroot),
            format!("--target={TARGET}"),
            format!("--edition={}", self.edition),
            "--crate-type=bin".into(),
            format!("--crate-name={}", self.crate_name()),
            format!("-Cdebug-assertions={checks}"),
            "-Zcodegen-backend=dummy".into(),
            "-Zalways-encode-mir".into(),
            "-Zmir-opt-level=0".into(),
            "-Zinline-mir=yes".into(),
        ]
    }

    /// Compiles the checked program and writes the module.
    fn compile(&self, tcx: TyCtxt<'_>, checked: f64) -> Result<(), Refused> {
        let begun = Instant::now();
        let milliseconds = |since: Instant| since.elapsed().as_secs_f64() * 1e3;
        let module = match &self.make_base {
            Some(index) => {
                let (module, base) = codegen::compile_base(tcx, self.options)?;
                write(index, &base.write());
                module
            }
            None => {
                let base = self.base.as_ref().map(|file| {
                    let bytes = std::fs::read(file).expect("the index of the base can be read");
                    &*Box::leak(Box::new(Base::read(&bytes).expect("it is an index")))
                });
                eprintln!("base read {:.1} ms", milliseconds(begun));
                codegen::compile(tcx, base, self.options)?
            }
        };
        let safety = if codegen::first_unsafe(tcx).is_some() { "unsafe" } else { "safe" };
        eprintln!("{safety}, checked {checked:.1} ms, compiled {:.1} ms", milliseconds(begun));
        eprintln!("{} bytes, {:?}, imports {:?}", module.bytes.len(), module.sizes, module.imports);
        write(&self.out, &module.bytes);
        Ok(())
    }
}

fn write(file: &str, bytes: &[u8]) {
    std::fs::write(file, bytes).unwrap_or_else(|error| panic!("{file}: {error}"));
}

fn main() -> ExitCode {
    let Some(command) = Command::parse(std::env::args().skip(1)) else {
        eprintln!("usage: codegen FILE --sysroot DIR --out FILE.wasm …: see the head of main.rs");
        return ExitCode::from(2);
    };
    let begun = Instant::now();
    let mut early = EarlyDiagCtxt::new(config::ErrorOutputType::default());
    let mut parser = getopts::Options::new();
    for option in config::rustc_optgroups() {
        option.apply(&mut parser);
    }
    let matches = parser.parse(command.flags()).expect("the flags are ours");
    let session_options = config::build_session_options(&mut early, &matches);
    drop(early);
    let config = interface::Config {
        opts: session_options,
        crate_cfg: vec![],
        crate_check_cfg: vec![],
        input: Input::File(PathBuf::from(&command.file)),
        output_dir: None,
        output_file: None,
        ice_file: None,
        file_loader: None,
        lint_caps: Default::default(),
        psess_created: None,
        track_state: None,
        register_lints: None,
        override_queries: None,
        extra_symbols: vec![],
        make_codegen_backend: None,
        using_internal_features: &USES_INTERNAL_FEATURES,
    };
    let compiled = interface::run_compiler(config, |compiler| {
        let krate = passes::parse(&compiler.sess);
        passes::create_and_enter_global_ctxt(compiler, krate, |tcx| {
            let _ = tcx.resolver_for_lowering();
            tcx.ensure_ok().analysis(());
            if tcx.dcx().has_errors().is_some() {
                return false;
            }
            let refused = command.compile(tcx, begun.elapsed().as_secs_f64() * 1e3).err();
            refused.iter().for_each(|refused| refused.emit(tcx));
            refused.is_none()
        })
    });
    if compiled { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
