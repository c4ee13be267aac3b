//! The command line of a run.

/// What the command line asks for.
#[derive(Debug, PartialEq)]
pub struct Options {
    pub file: String,
    /// Run the program, not just check it.
    pub run: bool,
    /// Write events as JSON, one a line.
    pub json: bool,
    pub edition: String,
    /// The same seed gives the same schedule, the same random numbers, the same run.
    pub seed: u64,
    /// How many basic blocks the run may execute.
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
    /// The folder that contains std's metadata, as rustc lays it out.
    pub sysroot: String,
    /// Where the host has put std's metadata in this instance's memory; only in WASM.
    pub library: Option<usize>,
}

/// 1 January 2026, 00:00 UTC.
pub const START_OF_TIME: u64 = 1_767_225_600_000_000_000;
const MEMORY: u64 = 512 << 20;
const THREADS: usize = 1_000;

impl Options {
    /// Reads the words after the command's own name. Files to give to the program are read now.
    pub fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let run = match words.next().as_deref() {
            Some("run") => true,
            Some("check") => false,
            _ => return Err("say `run FILE` or `check FILE`".into()),
        };
        let mut options = Options {
            file: words.next().ok_or("which file?")?,
            run,
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
}

#[cfg(test)]
mod tests;
