//! The finished module, as bytes. What a host must give it and what it finds there is
//! described in ../README.md.

use crate::Module;
use crate::context::{CodegenCx, FIRST_SLOT, Kind, SigData};
use crate::encode::{self, global, op};
use crate::ir::*;
use crate::lower::Code;
use crate::source_map::ModulePlace;
use rustc_span::sym;

/// Kinds of imports and exports.
const FUNCTION: u8 = 0;
const TABLE: u8 = 1;
const MEMORY: u8 = 2;
const GLOBAL: u8 = 3;
const TAG: u8 = 4;
/// The type of table entries.
const FUNCREF: u8 = 0x70;

/// The globals, by index.
const GLOBALS: [&str; global::SHARED as usize] =
    ["stack_pointer", "stack_limit", "heap_top", "fuel", "thread_locals"];

/// Data segments that are so near each other become one: the header of one is about as long.
const NEAR: u64 = 16;

/// What a host can call or look up.
#[derive(Default)]
pub struct Exports {
    /// Functions with their names.
    pub functions: Vec<(String, FnId)>,
    /// The slot of `main`.
    pub main: u32,
}

struct Writer<'a, 'tcx> {
    cx: &'a CodegenCx<'tcx>,
    /// WASM's index of each function.
    index: Vec<u32>,
    imports: Vec<FnId>,
    defined: Vec<FnId>,
    out: Vec<u8>,
}

/// `codes` are by function; those that have none trap.
pub fn write(cx: &CodegenCx<'_>, codes: &[Option<Code>], exports: &Exports) -> Module {
    let mut writer = Writer::new(cx);
    writer.types();
    writer.imports();
    writer.functions();
    writer.exports(&exports.functions);
    writer.elements();
    let places = writer.code(codes);
    let thread_locals = place_thread_locals(cx);
    writer.data();
    writer.layout(exports.main, thread_locals);
    writer.signatures();
    writer.mutable();
    writer.source_map(&places);
    Module { bytes: writer.out, starts_threads: starts_threads(cx) }
}

/// Whether the program has a call of what starts a thread, for any of its closures. std's own
/// calls of it are made by functions that take a closure, too.
fn starts_threads(cx: &CodegenCx<'_>) -> bool {
    cx.functions.borrow().iter().any(|function| match function.kind {
        Kind::Instance(instance) => {
            let def = instance.def_id();
            cx.tcx.crate_name(def.krate) == sym::std
                && cx.tcx.opt_item_name(def).is_some_and(|name| name.as_str() == "spawn_unchecked")
        }
        _ => false,
    })
}

/// Types as letters: those of the parameters, `>`, those of the results.
fn letters(sig: &SigData) -> String {
    let letter = |&ty: &ValType| match ty {
        ValType::I32 => 'i',
        ValType::I64 => 'j',
        ValType::F32 => 'f',
        ValType::F64 => 'd',
    };
    let [params, results] =
        [&sig.params, &sig.results].map(|types| types.iter().map(letter).collect::<String>());
    format!("{params}>{results}")
}

/// Puts what each thread gets a copy of after the data. Returns address and size.
fn place_thread_locals(cx: &CodegenCx<'_>) -> (u64, u64) {
    let data = &cx.data;
    let from = cx.base.map_or(0, |base| base.thread_locals_end);
    let size = data.thread_local_next.get() - from;
    let at = data.next.get().next_multiple_of(64);
    data.next.set((at + size).next_multiple_of(1 << 16));
    let mut segments = data.segments.borrow_mut();
    for (offset, bytes) in data.thread_local_segments.borrow_mut().drain(..) {
        segments.push((at + offset - from, bytes));
    }
    (at, size)
}

impl<'a, 'tcx> Writer<'a, 'tcx> {
    fn new(cx: &'a CodegenCx<'tcx>) -> Self {
        let all = 0..cx.functions.borrow().len() as u32;
        let (imports, defined): (Vec<FnId>, Vec<FnId>) = all.map(FnId).partition(|id| {
            let functions = cx.functions.borrow();
            matches!(functions[id.0 as usize].kind, Kind::Import(_) | Kind::Base(_))
        });
        let mut index = vec![0; imports.len() + defined.len()];
        for (i, id) in imports.iter().chain(&defined).enumerate() {
            index[id.0 as usize] = i as u32;
        }
        Writer { cx, index, imports, defined, out: b"\0asm\x01\0\0\0".to_vec() }
    }

    fn section(&mut self, id: u8, content: &[u8]) {
        self.out.push(id);
        encode::unsigned(&mut self.out, content.len() as u64);
        self.out.extend(content);
    }

    fn index_of(&self, id: FnId) -> u64 {
        self.index[id.0 as usize].into()
    }

    fn types(&mut self) {
        let sigs = &self.cx.sigs.borrow().0;
        let mut list = vec![];
        encode::unsigned(&mut list, sigs.len() as u64 + 1);
        for sig in sigs {
            list.push(0x60);
            for types in [&sig.params, &sig.results] {
                encode::unsigned(&mut list, types.len() as u64);
                list.extend(types.iter().map(|&ty| ty as u8));
            }
        }
        // That of the exception: a pointer.
        list.extend([0x60, 1, ValType::I64 as u8, 0]);
        self.section(1, &list);
    }

    fn imports(&mut self) {
        let cx = self.cx;
        let functions = cx.functions.borrow();
        let mut list = vec![];
        encode::unsigned(&mut list, self.imports.len() as u64 + 3 + GLOBALS.len() as u64);
        for id in &self.imports {
            let function = &functions[id.0 as usize];
            let (module, name) = match function.kind {
                Kind::Base(slot) => ("base", slot.to_string()),
                // One that takes `...` has several types.
                Kind::Import(symbol) => {
                    ("c", format!("{symbol}:{}", letters(&cx.sig_data(function.sig))))
                }
                _ => unreachable!("only these are imported"),
            };
            encode::name(&mut list, module);
            encode::name(&mut list, &name);
            list.push(FUNCTION);
            encode::unsigned(&mut list, function.sig.0.into());
        }
        let mut host = |name: &str, description: &[u8]| {
            encode::name(&mut list, "host");
            encode::name(&mut list, name);
            list.extend(description);
        };
        // The host makes them as large as `layout` says.
        host("memory", &[MEMORY, 0, 0]);
        host("table", &[TABLE, FUNCREF, 0, 0]);
        let mut tag = vec![TAG, 0];
        encode::unsigned(&mut tag, cx.sigs.borrow().0.len() as u64);
        host("tag", &tag);
        for name in GLOBALS {
            host(name, &[GLOBAL, ValType::I32 as u8, 1]);
        }
        drop(functions);
        self.section(2, &list);
    }

    fn functions(&mut self) {
        let functions = self.cx.functions.borrow();
        let mut list = vec![];
        encode::unsigned(&mut list, self.defined.len() as u64);
        for id in &self.defined {
            encode::unsigned(&mut list, functions[id.0 as usize].sig.0.into());
        }
        drop(functions);
        self.section(3, &list);
    }

    fn exports(&mut self, exports: &[(String, FnId)]) {
        let mut list = vec![];
        encode::unsigned(&mut list, exports.len() as u64);
        for (name, id) in exports {
            encode::name(&mut list, name);
            list.push(FUNCTION);
            encode::unsigned(&mut list, self.index_of(*id));
        }
        self.section(7, &list);
    }

    /// The functions in the table.
    fn elements(&mut self) {
        let table = self.cx.table.borrow();
        if table.is_empty() {
            return;
        }
        let mut list = vec![1, 0, op::I32_CONST];
        encode::signed(&mut list, self.cx.first_slot().into());
        list.push(op::END);
        encode::unsigned(&mut list, table.len() as u64);
        for &id in table.iter() {
            encode::unsigned(&mut list, self.index_of(id));
        }
        drop(table);
        self.section(9, &list);
    }

    /// Returns where calls are in the source, by their places in the module.
    fn code(&mut self, codes: &[Option<Code>]) -> Vec<(ModulePlace, Location)> {
        let functions = self.cx.functions.borrow();
        let mut list = vec![];
        let mut places = vec![];
        encode::unsigned(&mut list, self.defined.len() as u64);
        for &id in &self.defined {
            let mut body = vec![];
            let mut own_places = vec![];
            match (&functions[id.0 as usize].kind, &codes[id.0 as usize]) {
                (Kind::Runtime(routine), _) => {
                    let index = |name: &str| {
                        let id = self.cx.routines.borrow()[name];
                        self.index[id.0 as usize]
                    };
                    body = routine.code(index);
                }
                (_, Some(code)) => (body, own_places) = self.linked(code),
                (_, None) => body.extend([0, op::UNREACHABLE, op::END]),
            }
            encode::unsigned(&mut list, body.len() as u64);
            let start = list.len() as u32;
            let index = self.index[id.0 as usize];
            let moved =
                own_places.into_iter().map(|(at, location)| ((index, start + at), location));
            places.extend(moved);
            list.extend(body);
        }
        drop(functions);
        self.section(10, &list);
        let start = (self.out.len() - list.len()) as u32;
        for ((_, at), _) in &mut places {
            *at += start;
        }
        places
    }

    /// A function's code with the indices of those that it calls.
    fn linked(&self, code: &Code) -> (Vec<u8>, Vec<(u32, Location)>) {
        let mut body = Vec::with_capacity(code.bytes.len() + 2 * code.calls.len());
        let mut places = code.places.iter().peekable();
        let mut moved = vec![];
        let mut from = 0;
        // Every index that is filled in moves what follows.
        let mut place_up_to = |to: u32, body: &Vec<u8>, from: usize| {
            while let Some(&&(at, location)) = places.peek().filter(|&&&(at, _)| at <= to) {
                moved.push((body.len() as u32 + at - from as u32, location));
                places.next();
            }
        };
        for &(at, callee) in &code.calls {
            place_up_to(at, &body, from);
            body.extend(&code.bytes[from..at as usize]);
            encode::unsigned(&mut body, self.index_of(callee));
            from = at as usize;
        }
        place_up_to(code.bytes.len() as u32, &body, from);
        body.extend(&code.bytes[from..]);
        (body, moved)
    }

    fn data(&mut self) {
        let mut segments = self.cx.data.segments.take();
        // Memory is zero from the start.
        segments.retain(|(_, bytes)| bytes.iter().any(|&byte| byte != 0));
        segments.sort_by_key(|(at, _)| *at);
        let mut merged: Vec<(u64, Vec<u8>)> = vec![];
        for (at, bytes) in segments {
            match merged.last_mut() {
                Some((start, last)) if at - (*start + last.len() as u64) < NEAR => {
                    last.resize((at - *start) as usize, 0);
                    last.extend(bytes);
                }
                _ => merged.push((at, bytes)),
            }
        }
        let mut list = vec![];
        encode::unsigned(&mut list, merged.len() as u64);
        for (at, bytes) in merged {
            list.extend([0, op::I32_CONST]);
            encode::signed(&mut list, at as i64);
            list.push(op::END);
            encode::unsigned(&mut list, bytes.len() as u64);
            list.extend(bytes);
        }
        self.section(11, &list);
    }

    /// A section of our own, `layout`: what the host must know before it makes an instance.
    fn layout(&mut self, main: u32, (thread_locals, size): (u64, u64)) {
        let slots =
            self.cx.first_slot().max(FIRST_SLOT) as u64 + self.cx.table.borrow().len() as u64;
        let data = &self.cx.data;
        let (end, environ) = (data.next.get(), data.environ.get());
        let numbers = [end, slots, main.into(), thread_locals, size, environ];
        let mut content = vec![];
        encode::name(&mut content, "layout");
        for number in numbers.into_iter().chain(self.cx.messages()) {
            content.extend((number as u32).to_le_bytes());
        }
        self.section(0, &content);
    }

    /// A section of our own, `types`: the signatures by number, as a host written in JavaScript
    /// can't ask for them.
    fn signatures(&mut self) {
        let sigs = &self.cx.sigs.borrow().0;
        let mut content = vec![];
        encode::name(&mut content, "types");
        content.extend(sigs.iter().map(letters).collect::<Vec<_>>().join(" ").as_bytes());
        self.section(0, &content);
    }

    /// A section of our own, `mutable`: start and end of each static that a program may write to.
    fn mutable(&mut self) {
        let mut ranges = self.cx.data.mutable.take();
        ranges.sort_unstable();
        let mut content = vec![];
        encode::name(&mut content, "mutable");
        for address in ranges.into_iter().flat_map(|(start, end)| [start, end]) {
            content.extend((address as u32).to_le_bytes());
        }
        self.section(0, &content);
    }

    /// A section of our own, `source map`: see `source_map.rs`.
    fn source_map(&mut self, places: &[(ModulePlace, Location)]) {
        let map = self.cx.source_map(places);
        let mut content = vec![];
        encode::name(&mut content, "source map");
        serde_json::to_writer(&mut content, &map).expect("memory can be written");
        self.section(0, &content);
    }
}
