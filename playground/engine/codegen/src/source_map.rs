//! Which place in the source a call in a module is at: what a module carries for the sentences
//! about a panic or a deadlock. The code generator writes it and the host reads it, so that
//! this file needs neither.

use serde::{Deserialize, Serialize};

/// The calls of a module that somebody may ask about: those in the reader's own functions, and
/// those in which std waits.
#[derive(Default, Serialize, Deserialize)]
pub struct SourceMap {
    /// The reader's own functions.
    pub functions: Vec<Function>,
    /// In ascending order of their places.
    pub calls: Vec<Call>,
}

#[derive(Serialize, Deserialize)]
pub struct Function {
    /// As rustc prints it.
    pub path: String,
    /// Whether it has `#[track_caller]`.
    pub blames_caller: bool,
}

/// A place in a module, as a browser's stack traces have it: the function's number, and the
/// bytes from the module's start.
pub type ModulePlace = (u32, u32);

#[derive(Serialize, Deserialize)]
pub struct Call {
    pub at: ModulePlace,
    /// The functions that it is in, innermost first: those that were inlined, and the one that
    /// they were inlined into.
    pub frames: Vec<Frame>,
}

#[derive(Clone, Serialize, Deserialize)]
pub enum Frame {
    /// An index of `functions`, and `file:line:column`.
    Own(usize, String),
    Std(Role),
}

/// What a private function of std is a part of.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub enum Role {
    Mutex,
    Read,
    Write,
    Condvar,
    Once,
    Park,
    Channel,
    Scope,
    /// `resume_unwind`, which goes on with a panic that was told before.
    Resume,
}

impl Role {
    /// The role of the function with this path within std. A new std may name its functions
    /// otherwise; the tests of deadlocks notice.
    pub fn of(path: &str) -> Option<Role> {
        let has = |part: &str| path.contains(part);
        Some(match () {
            () if has("::sync::mutex::") => Role::Mutex,
            () if has("::sync::rwlock::") && has("read") => Role::Read,
            () if has("::sync::rwlock::") && has("write") => Role::Write,
            () if has("::sync::condvar::") => Role::Condvar,
            () if has("::sync::once::") => Role::Once,
            () if has("::thread_parking::") => Role::Park,
            () if has("::mpmc::") => Role::Channel,
            () if has("::thread::scoped") => Role::Scope,
            () if path.ends_with("::resume_unwind") => Role::Resume,
            () => return None,
        })
    }
}
