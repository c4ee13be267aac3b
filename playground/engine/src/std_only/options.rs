//! The command line of a run.

use std::path::Path;

/// What the command line asks for.
#[derive(Debug, PartialEq)]
pub struct Options {
    pub task: Task,
    pub file: String,
    /// Write events as JSON, one a line.
    pub json: bool,
    pub edition: String,
    /// The same seed gives the same schedule, the same random numbers, the same run.
    pub seed: u64,
    /// How many basic blocks the run may execute. A compiled program, which is quicker, may do 64
    /// loop turns or calls for each.
    pub steps: u64,
    /// Build without debug assertions and overflow checks, as `cargo run --release` does.
    pub release: bool,
    /// How many bytes the program may have allocated at one time.
    pub memory: u64,
    /// How many threads the program may start, the first included.
    pub threads: usize,
    /// Environment variables, as `NAME=VALUE`.
    pub environment: Vec<String>,
    /// What the clock says when the program starts, in nanoseconds since 1970.
    pub clock: u64,
    /// Files that the program can open, with their paths.
    pub given: Vec<(String, Vec<u8>)>,
    /// The arguments of the program, without its own name.
    pub arguments: Vec<String>,
    /// What the program must be run by; without it, the engine chooses.
    pub executor: Option<Executor>,
    /// Where a compiled program is written, for the caller to run. Without it, every program is
    /// interpreted.
    pub module: Option<String>,
    /// The index of the base that programs are compiled on; of the one that is made.
    pub base: Option<String>,
    /// The caller can't switch between stacks: the browser has no promises of WebAssembly.
    pub one_stack: bool,
    /// Tell the state of the program at each line, from the step with this number on.
    pub watch: Option<u64>,
    /// The folder that contains std's metadata, as rustc lays it out.
    pub sysroot: String,
    /// Where the host has put std's metadata in this instance's memory; only in WASM.
    pub library: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Task {
    Check,
    Run,
    /// Compile what the file uses of std, for programs to be compiled on.
    MakeBase,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Executor {
    /// Turns the program into a WASM module.
    Compiled,
    Interpreted,
}

impl Executor {
    pub fn name(self) -> &'static str {
        match self {
            Executor::Compiled => "compiled",
            Executor::Interpreted => "interpreted",
        }
    }
}

/// 1 January 2026, 00:00 UTC.
pub const START_OF_TIME: u64 = 1_767_225_600_000_000_000;
const MEMORY: u64 = 512 << 20;
const THREADS: usize = 1_000;

impl Options {
    /// Reads the words after the command's own name. Files to give to the program are read now.
    pub fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let task = match words.next().as_deref() {
            Some("run") => Task::Run,
            Some("check") => Task::Check,
            Some("make-base") => Task::MakeBase,
            _ => return Err("say `run FILE`, `check FILE` or `make-base FILE`".into()),
        };
        let mut options = Options {
            task,
            file: words.next().ok_or("which file?")?,
            json: false,
            edition: "2024".into(),
            seed: 0,
            steps: u64::MAX,
            release: false,
            memory: MEMORY,
            threads: THREADS,
            environment: vec![],
            clock: START_OF_TIME,
            given: vec![],
            arguments: vec![],
            executor: None,
            module: None,
            base: None,
            one_stack: false,
            watch: None,
            sysroot: "/".into(),
            library: None,
        };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or(format!("{word} wants a value"));
            let number =
                |text: String| text.parse::<u64>().map_err(|_| format!("{text} is not a number"));
            match word.as_str() {
                "--json" => options.json = true,
                "--release" => options.release = true,
                "--memory" => options.memory = number(value()?)?,
                "--threads" => options.threads = number(value()?)? as usize,
                "--env" => options.environment.push(value()?),
                "--clock" => options.clock = number(value()?)?,
                "--give" => {
                    let file = value()?;
                    let bytes = std::fs::read(&file).map_err(|error| format!("{file}: {error}"))?;
                    options.given.push((file, bytes));
                }
                "--" => options.arguments.extend(words.by_ref()),
                "--executor" => {
                    options.executor = match value()?.as_str() {
                        "auto" => None,
                        "compiled" => Some(Executor::Compiled),
                        "interpreted" => Some(Executor::Interpreted),
                        other => return Err(format!("no executor is called {other}")),
                    }
                }
                "--module" => options.module = Some(value()?),
                "--base" => options.base = Some(value()?),
                "--one-stack" => options.one_stack = true,
                "--watch" => options.watch = Some(number(value()?)?),
                "--edition" => options.edition = value()?,
                "--sysroot" => options.sysroot = value()?,
                "--library" if cfg!(target_os = "wasi") => {
                    options.library = Some(number(value()?)? as usize);
                }
                "--seed" => options.seed = number(value()?)?,
                "--steps" => options.steps = number(value()?)?,
                _ => return Err(format!("unknown option {word}")),
            }
        }
        Ok(options)
    }

    /// The name that cargo would give the crate of the file.
    pub fn crate_name(&self) -> String {
        let stem = Path::new(&self.file).file_stem().and_then(|stem| stem.to_str());
        let name = stem.unwrap_or_default().replace('-', "_");
        let letters = name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
        if letters && !name.is_empty() && !name.starts_with(|first: char| first.is_ascii_digit()) {
            name
        } else {
            "main".into()
        }
    }
}

#[cfg(test)]
mod tests;
