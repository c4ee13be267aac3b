//! The stacks of the program's threads, which only the browser has: which of the reader's own
//! functions they are in.

use crate::Role;
use crate::event::{Panic, WaitReason};
use crate::memory::{self, Section};
use crate::source_map::{Frame, SourceMap};

mod imports {
    #[link(wasm_import_module = "program")]
    unsafe extern "C" {
        /// Keeps the stack of the running thread, under a number that it returns.
        pub safe fn keep_stack() -> u32;
        pub safe fn drop_stack(number: u32);
        /// Writes up to so many calls of a stack, innermost first: each one's function and place
        /// in its module. Returns how many.
        pub fn calls(number: u32, to: *mut [u32; 2], most: u32) -> u32;
    }
}

/// How many calls of a stack are looked at.
const MOST_CALLS: usize = 10_000;
/// How many calls there may be between `resume_unwind` and the unwinder.
const RAISE_DEPTH: usize = 12;

/// A stack as it was once. The browser makes words of it only when somebody asks.
pub struct Stack(u32);

impl Stack {
    /// That of the running thread.
    pub fn here() -> Stack {
        Stack(imports::keep_stack())
    }

    fn calls(&self) -> Vec<[u32; 2]> {
        let mut calls = vec![[0; 2]; MOST_CALLS];
        // SAFETY: there is room for as many.
        let count = unsafe { imports::calls(self.0, calls.as_mut_ptr(), MOST_CALLS as u32) };
        calls.truncate(count as usize);
        calls
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        imports::drop_stack(self.0);
    }
}

/// What the modules say of their calls.
pub struct SourceMaps(Vec<SourceMap>);

/// A function that a thread is in: the reader's own, or one of std.
enum In<'a> {
    Own { path: &'a str, blames_caller: bool, place: &'a str },
    Std(Role),
}

impl SourceMaps {
    pub fn read() -> SourceMaps {
        let maps = memory::sections(Section::SourceMap)
            .map(|bytes| serde_json::from_slice(&bytes).expect("the code generator wrote it"));
        SourceMaps(maps.collect())
    }

    /// The functions of one call, innermost first.
    fn functions(&self, [function, place]: [u32; 2]) -> impl Iterator<Item = In<'_>> {
        let found = self.0.iter().find_map(|map| {
            let calls = &map.calls;
            let index = calls.binary_search_by_key(&(function, place), |call| call.at).ok()?;
            Some((map, &calls[index].frames))
        });
        found.into_iter().flat_map(|(map, frames)| {
            frames.iter().map(|frame| match frame {
                Frame::Own(function, place) => {
                    let function = &map.functions[*function];
                    In::Own { path: &function.path, blames_caller: function.blames_caller, place }
                }
                Frame::Std(role) => In::Std(*role),
            })
        })
    }

    /// The place in the reader's own code that the thread had reached; empty if there is none.
    pub fn place(&self, stack: &Stack) -> String {
        let own = stack.calls().into_iter().find_map(|call| {
            self.functions(call).find_map(|function| match function {
                In::Own { place, .. } => Some(place.to_string()),
                In::Std(_) => None,
            })
        });
        own.unwrap_or_default()
    }

    /// A panic that begins to unwind here; none if it only goes on.
    pub fn panic(&self, stack: &Stack, message: String) -> Option<Panic> {
        let calls = stack.calls();
        let resumes = |call: &[u32; 2]| {
            self.functions(*call).any(|function| matches!(function, In::Std(Role::Resume)))
        };
        if calls.iter().take(RAISE_DEPTH).any(resumes) {
            return None;
        }
        let mut panic = Panic { message, place: String::new(), backtrace: vec![] };
        for function in calls.into_iter().flat_map(|call| self.functions(call)) {
            if let In::Own { path, blames_caller, place } = function {
                // std's own message names the caller, too.
                if panic.place.is_empty() && !blames_caller {
                    panic.place = place.to_string();
                }
                panic.backtrace.push(format!("{path} at {place}"));
            }
        }
        Some(panic)
    }

    /// What a thread waits for in the futex.
    pub fn reason(&self, stack: &Stack) -> WaitReason {
        let calls = stack.calls();
        let functions = calls.iter().flat_map(|&call| self.functions(call));
        WaitReason::of(functions.filter_map(|function| match function {
            In::Std(role) => Some(role),
            In::Own { .. } => None,
        }))
    }
}
