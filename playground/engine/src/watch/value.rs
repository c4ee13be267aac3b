//! What a place in memory holds, as Rust means it: the value of each type of the language, and
//! those of std's types that a reader knows by what they mean and not by their fields.

use rustc_abi::{FieldIdx, Size, VariantIdx};
use rustc_const_eval::interpret::*;
use rustc_data_structures::fx::FxHashMap;
use rustc_hir::def_id::DefId;
use rustc_middle::mir::Local;
use rustc_middle::mir::interpret::GlobalAlloc;
use rustc_middle::ty::{self, GenericArgsRef, InstanceKind, Ty, TyCtxt};
use serde::Serialize;

use crate::event::WaitReason;
use crate::machine::{Interpreter, RawPointer};
use crate::memory::Owner;
use crate::places::place_of;
use crate::std_only::schedule::ThreadId;

/// How many fields, elements or entries of one value are told.
const MOST_PARTS: u64 = 100;
/// How deep values are told: a struct in a struct is two.
const DEEPEST: usize = 6;
/// How many characters of a text are told.
const LONGEST_TEXT: usize = 80;
/// The address in a `Weak` that was never given an allocation.
const NO_ALLOCATION: u64 = u64::MAX;
/// What the counter of a `RwLock` is while a writer holds it; its other bits are flags.
const WRITING: u64 = (1 << 30) - 1;
/// The bit of a `Once`'s word that says that threads wait.
const QUEUED: u64 = 4;

/// A value; the fields are those of `playground/memory/step.ts`.
#[derive(Serialize, Default, PartialEq)]
pub struct Value {
    #[serde(rename = "type")]
    ty: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<Pointer>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    #[serde(skip_serializing_if = "is_zero")]
    more: u64,
    #[serde(skip_serializing_if = "is_zero")]
    unused: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    borrowed: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lock: Option<Lock>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub moved: bool,
}

fn is_zero(number: &u64) -> bool {
    *number == 0
}

#[derive(Serialize, PartialEq)]
pub struct Part {
    name: String,
    pub value: Value,
}

/// Bytes of an allocation.
#[derive(Serialize, Clone, Copy, PartialEq)]
pub struct Place {
    pub block: u64,
    offset: u64,
    size: u64,
}

#[derive(Serialize, PartialEq)]
struct Pointer {
    kind: PointerKind,
    address: u64,
    to: Option<Place>,
    dangling: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    freed: Option<String>,
}

#[derive(Serialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "lowercase")]
enum PointerKind {
    Owns,
    Shares,
    Weak,
    Borrows,
    Writes,
    Raw,
}

#[derive(Serialize, PartialEq)]
struct Lock {
    holders: Vec<ThreadId>,
    writing: bool,
    poisoned: bool,
}

/// What a block holds, as its owner's type says.
#[derive(Clone)]
pub enum Contents<'tcx> {
    Value(MPlaceTy<'tcx, Owner>),
    /// Two counts, and the value of an `Rc` or `Arc`.
    Counted(MPlaceTy<'tcx, Owner>),
    Elements(Elements<'tcx>),
    /// The bytes of a `String`, how many are used, and how many there are.
    Text(RawPointer, u64, u64),
    /// The buckets of a `HashMap`: the bytes that say which are used, before which the entries
    /// are; how many there are; the type of an entry.
    Buckets(RawPointer, u64, Ty<'tcx>),
}

/// The buffer of a `Vec` or `VecDeque`.
#[derive(Clone)]
pub struct Elements<'tcx> {
    start: RawPointer,
    element: Ty<'tcx>,
    /// The index of the first element.
    head: u64,
    length: u64,
    capacity: u64,
}

/// A block as it is told.
pub struct Told {
    pub value: Value,
    pub counts: Option<(u64, u64)>,
}

/// The types of std that are told by what they mean.
#[derive(Clone, Copy, PartialEq)]
enum Known {
    String,
    Vec,
    VecDeque,
    Counted,
    Weak,
    /// One field is the value, and the type adds nothing to see.
    Wrapper(&'static str),
    Atomic,
    RefCell,
    /// A guard with a pointer to the value.
    Guard(PointerKind, &'static str),
    /// A guard with a reference to the lock.
    LockGuard,
    Mutex,
    RwLock,
    OnceLock,
    LazyLock,
    /// What `thread_local!` makes of a value that is made at its first use.
    ThreadLocal,
    HashMap,
    BTreeMap,
    HashSet,
    BTreeSet,
    JoinHandle,
    Other,
}

impl Known {
    /// Whether it is nothing but a pointer.
    fn is_pointer(self) -> bool {
        matches!(self, Known::Counted | Known::Weak | Known::Guard(..) | Known::LockGuard)
    }
}

type Op<'tcx> = OpTy<'tcx, Owner>;

/// A block that something points at.
pub struct Found<'tcx> {
    pub block: AllocId,
    pub contents: Contents<'tcx>,
    /// Whether an owner says what it holds, and not just a reference.
    pub owned: bool,
}

/// Reads values, and collects the blocks that they point at.
pub struct Reader<'a, 'tcx> {
    pub ecx: &'a Interpreter<'tcx>,
    types: &'a mut Types,
    pub found: Vec<Found<'tcx>>,
    /// The value that is read has moved away, or is gone: its pointers mean nothing.
    is_ghost: bool,
}

/// Which types of std were looked at, and how they are told.
#[derive(Default)]
pub struct Types(FxHashMap<DefId, Known>);

impl Value {
    /// Whether there is nothing to see but its type.
    pub fn is_opaque(&self) -> bool {
        self.text.is_none() && self.pointer.is_none() && self.parts.is_empty()
    }

    /// Marks the part at the end of this path of fields: it has moved away.
    pub fn mark_moved(&mut self, path: &[FieldIdx]) {
        let part = path.iter().try_fold(self, |value, field| {
            value.parts.get_mut(field.index()).map(|part| &mut part.value)
        });
        if let Some(part) = part {
            (part.moved, part.pointer) = (true, None);
        }
    }
}

impl<'a, 'tcx> Reader<'a, 'tcx> {
    pub fn new(ecx: &'a Interpreter<'tcx>, types: &'a mut Types) -> Self {
        Reader { ecx, types, found: vec![], is_ghost: false }
    }

    /// The value of a variable, or what is left of it.
    pub fn variable(&mut self, op: &Op<'tcx>, is_live: bool) -> Value {
        self.is_ghost = !is_live;
        let value = self.value(op);
        self.is_ghost = false;
        value
    }

    /// Adds a static.
    pub fn find_static(
        &mut self,
        block: AllocId,
        pointer: Option<rustc_const_eval::interpret::Pointer<Owner>>,
        ty: Ty<'tcx>,
    ) {
        let (Some(pointer), Ok(layout)) = (pointer, self.ecx.layout_of(ty)) else { return };
        let place = self.ecx.ptr_to_mplace(pointer.into(), layout);
        self.found.push(Found { block, contents: Contents::Value(place), owned: true });
    }

    /// The value of a place, or of a local without memory.
    pub fn value(&mut self, op: &Op<'tcx>) -> Value {
        self.value_within(op, 0)
    }

    fn value_within(&mut self, op: &Op<'tcx>, depth: usize) -> Value {
        let ty = op.layout.ty;
        let at = op.as_mplace_or_imm().left().and_then(|place| self.place_of(&place));
        let mut value = Value { ty: type_name(ty), at, ..Value::default() };
        self.fill(&mut value, op, depth);
        value
    }

    /// Fills in all but the type and the place.
    fn fill(&mut self, value: &mut Value, op: &Op<'tcx>, depth: usize) {
        let ty = op.layout.ty;
        match *ty.kind() {
            ty::Bool | ty::Char | ty::Int(_) | ty::Uint(_) | ty::Float(_) => {
                value.text = self.scalar(op);
            }
            ty::Ref(_, _, mutability) => {
                let writes = mutability.is_mut();
                let kind = if writes { PointerKind::Writes } else { PointerKind::Borrows };
                self.point(value, op, kind, depth);
            }
            ty::RawPtr(..) => self.point(value, op, PointerKind::Raw, depth),
            ty::FnDef(def, _) => {
                value.text = self.ecx.tcx.opt_item_name(def).map(|it| it.to_string())
            }
            ty::FnPtr(..) => value.text = self.function(op),
            ty::Str => {
                let text = op.as_mplace_or_imm().left();
                value.text = text.and_then(|text| {
                    self.ecx.read_str(&text).discard_err().map(|text| quoted(text.as_bytes()))
                });
            }
            ty::Tuple(elements) if elements.is_empty() => value.text = Some("()".into()),
            ty::Tuple(elements) => {
                let names = (0..elements.len()).map(|index| index.to_string()).collect();
                self.fields(value, op, names, depth);
            }
            ty::Array(..) | ty::Slice(_) => self.elements(value, op, depth),
            ty::Closure(def, _) => {
                let names = self.ecx.tcx.closure_saved_names_of_captured_variables(def);
                // What is captured by reference has a mark before its name.
                let names = names.iter().map(|name| name.as_str().trim_start_matches("_ref__"));
                let names = names.map(String::from).collect();
                self.fields(value, op, names, depth);
            }
            ty::Dynamic(..) => {
                if let Some(concrete) = self.concrete(op) {
                    value.ty = type_name(concrete.layout.ty);
                    self.fill(value, &concrete, depth);
                }
            }
            ty::Adt(adt, args) => self.adt(value, op, adt, args, depth),
            _ => {}
        }
    }

    fn adt(
        &mut self,
        value: &mut Value,
        op: &Op<'tcx>,
        adt: ty::AdtDef<'tcx>,
        args: GenericArgsRef<'tcx>,
        depth: usize,
    ) {
        let tcx = *self.ecx.tcx;
        if adt.is_box() {
            let inner = args.type_at(0);
            return self.point_as(value, op, inner, PointerKind::Owns, depth);
        }
        let known = self.types.of(tcx, adt.did());
        if self.is_ghost && known.is_pointer() {
            return;
        }
        match known {
            Known::String => {
                let Some(bytes) = self.field(op, "vec") else { return };
                let Some((start, length, capacity)) = self.buffer(&bytes) else { return };
                value.text = if self.is_ghost { None } else { self.text(start, length) };
                if capacity > 0 {
                    let contents = Contents::Text(start, length, capacity);
                    self.own(value, start, capacity, contents);
                }
            }
            known @ (Known::Vec | Known::VecDeque) => {
                let Some((start, length, capacity)) = self.buffer(op) else { return };
                let element = args.type_at(0);
                let each = self.ecx.layout_of(element).map_or(0, |layout| layout.size.bytes());
                let head = match known {
                    Known::VecDeque => self.field(op, "head").and_then(|head| self.number(&head)),
                    _ => None,
                };
                if each == 0 || capacity == 0 {
                    value.text = Some(format!("len {length}"));
                    return;
                }
                value.text = Some(format!("len {length}, cap {capacity}"));
                let head = head.unwrap_or(0);
                let elements = Elements { start, element, head, length, capacity };
                self.own(value, start, capacity * each, Contents::Elements(elements));
            }
            known @ (Known::Counted | Known::Weak) => {
                let Some(pointer) = self.field(op, "ptr") else { return };
                let Some(inner) = self.target_of(&pointer) else { return };
                if inner.ptr().addr().bytes() == NO_ALLOCATION {
                    value.text = Some("empty".into());
                    return;
                }
                let is_weak = known == Known::Weak;
                let kind = if is_weak { PointerKind::Weak } else { PointerKind::Shares };
                self.find(&inner, Contents::Counted(inner.clone()), true);
                value.pointer = Some(self.pointer_to(&inner, kind));
            }
            Known::Wrapper(name) => {
                if let Some(inner) = self.field(op, name) {
                    self.fill(value, &inner, depth);
                }
            }
            Known::Atomic => {
                let inner = args.type_at(0);
                let Ok(layout) = self.ecx.layout_of(inner) else { return };
                match self.number(op) {
                    Some(bits) if inner.is_bool() => value.text = Some((bits != 0).to_string()),
                    _ => {
                        if let Some(inner) = op.transmute(layout, self.ecx).discard_err() {
                            self.fill(value, &inner, depth);
                        }
                    }
                }
            }
            Known::RefCell => {
                let borrowed = self.field(op, "borrow").and_then(|count| self.number(&count));
                value.borrowed = borrowed.map(|count| (count as i64).max(-1));
                if let Some(inner) = self.field(op, "value") {
                    self.fill(value, &inner, depth);
                }
            }
            Known::Guard(kind, name) => {
                let target = self.field(op, name).and_then(|data| self.target_of(&data));
                if let Some(target) = target {
                    value.pointer = Some(self.pointer_to(&target, kind));
                }
            }
            Known::LockGuard => {
                let lock = self.field(op, "lock").and_then(|lock| self.target_of(&lock));
                let data = lock.and_then(|lock| self.field(&lock.into(), "data"));
                if let Some(data) = data.and_then(|data| data.as_mplace_or_imm().left()) {
                    value.pointer = Some(self.pointer_to(&data, PointerKind::Writes));
                }
            }
            Known::Mutex => self.lock(value, op, None, depth),
            Known::RwLock => {
                let state = self.field(op, "inner").and_then(|inner| self.field(&inner, "state"));
                self.lock(value, op, state, depth);
            }
            Known::OnceLock => self.once(value, op, "value", args.type_at(0), depth),
            Known::LazyLock => self.once(value, op, "data", args.type_at(0), depth),
            Known::ThreadLocal => {
                let state = self.field(op, "state").and_then(|cell| self.inner_enum(&cell));
                value.ty = type_name(args.type_at(0));
                match state.as_deref() {
                    Some("Alive") => self.held(value, op, "value", args.type_at(0), depth),
                    Some("Initial") => value.text = Some("empty".into()),
                    _ => value.text = Some("dropped".into()),
                }
            }
            Known::HashMap => {
                let entry = Ty::new_tup(tcx, &[args.type_at(0), args.type_at(1)]);
                self.buckets(value, op, &["base", "table", "table"], entry);
            }
            Known::HashSet => {
                let entry = Ty::new_tup(tcx, &[args.type_at(0), tcx.types.unit]);
                self.buckets(value, op, &["base", "map", "table", "table"], entry);
            }
            Known::BTreeMap => self.tree(value, op, depth),
            Known::BTreeSet => {
                if let Some(map) = self.field(op, "map") {
                    self.tree(value, &map, depth);
                }
            }
            Known::JoinHandle => {
                let path = ["0", "native", "id"];
                let id = path.iter().try_fold(op.clone(), |op, name| self.field(&op, name));
                if let Some(id) = id.and_then(|id| self.number(&id)) {
                    let ended = self.ecx.machine.threads.has_ended(ThreadId::new(id as usize));
                    let state = if ended { "ended" } else { "runs" };
                    value.text = Some(format!("thread {id}, {state}"));
                }
            }
            Known::Other => self.plain(value, op, adt, depth),
        }
    }

    /// A struct or enum that is told by its fields: one of the reader's own, or whose fields all
    /// can see.
    fn plain(&mut self, value: &mut Value, op: &Op<'tcx>, adt: ty::AdtDef<'tcx>, depth: usize) {
        let tcx = *self.ecx.tcx;
        if adt.is_union() {
            return;
        }
        let mut variant_op = op.clone();
        let mut variant = VariantIdx::ZERO;
        if adt.is_enum() {
            let Some(read) = self.ecx.read_discriminant(op).discard_err() else { return };
            variant = read;
            value.text = Some(adt.variant(variant).name.to_string());
            let Some(inner) = self.ecx.project_downcast(op, variant).discard_err() else { return };
            variant_op = inner;
        }
        let fields = &adt.variant(variant).fields;
        let is_open = adt.is_enum()
            || adt.did().is_local()
            || fields.iter().all(|field| tcx.visibility(field.did).is_public());
        if !is_open {
            return;
        }
        if fields.is_empty() && !adt.is_enum() {
            value.text = Some(tcx.item_name(adt.did()).to_string());
        }
        let names = fields.iter().map(|field| field.name.to_string()).collect();
        self.fields(value, &variant_op, names, depth);
    }

    fn fields(&mut self, value: &mut Value, op: &Op<'tcx>, names: Vec<String>, depth: usize) {
        if depth >= DEEPEST {
            value.more = names.len() as u64;
            return;
        }
        for (index, name) in names.into_iter().enumerate() {
            let field = self.ecx.project_field(op, FieldIdx::from_usize(index)).discard_err();
            let Some(field) = field else { continue };
            let is_marker = field.layout.is_1zst()
                && field.layout.ty.ty_adt_def().is_some_and(|adt| adt.is_phantom_data());
            if !is_marker {
                value.parts.push(Part { name, value: self.value_within(&field, depth + 1) });
            }
        }
    }

    /// The elements of an array or slice.
    fn elements(&mut self, value: &mut Value, op: &Op<'tcx>, depth: usize) {
        let Some(length) = op.len(self.ecx).discard_err() else { return };
        let shown = if depth >= DEEPEST { 0 } else { length.min(MOST_PARTS) };
        for index in 0..shown {
            let Some(element) = self.ecx.project_index(op, index).discard_err() else { continue };
            let name = format!("[{index}]");
            value.parts.push(Part { name, value: self.value_within(&element, depth + 1) });
        }
        value.more = length - shown;
    }

    /// What a number, character or truth value says.
    fn scalar(&self, op: &Op<'tcx>) -> Option<String> {
        let (ty, size) = (op.layout.ty, op.layout.size);
        let scalar = self.ecx.read_scalar(op).discard_err()?;
        let bits = scalar.to_bits(size).discard_err()?;
        Some(match ty.kind() {
            ty::Bool => (bits != 0).to_string(),
            ty::Char => format!("{:?}", char::from_u32(bits as u32)?),
            ty::Int(_) => size.sign_extend(bits).to_string(),
            ty::Float(ty::FloatTy::F32) => format!("{:?}", f32::from_bits(bits as u32)),
            ty::Float(ty::FloatTy::F64) => format!("{:?}", f64::from_bits(bits as u64)),
            _ => bits.to_string(),
        })
    }

    /// The name of the function that a pointer means.
    fn function(&self, op: &Op<'tcx>) -> Option<String> {
        let pointer = self.ecx.read_pointer(op).discard_err()?;
        let function = self.ecx.get_ptr_fn(pointer).discard_err()?;
        let instance = function.as_instance().discard_err()?;
        let name = self.ecx.tcx.opt_item_name(instance.def_id());
        Some(name.map_or("closure".into(), |name| name.to_string()))
    }

    /// The bits of a value that is one number, however it is wrapped.
    fn number(&self, op: &Op<'tcx>) -> Option<u64> {
        if !op.layout.backend_repr.is_scalar() {
            let fields = (0..op.layout.fields.count()).map(FieldIdx::from_usize);
            let mut fields = fields.filter_map(|at| self.ecx.project_field(op, at).discard_err());
            let inner = fields.find(|field| !field.layout.is_zst())?;
            return self.number(&inner);
        }
        let scalar = self.ecx.read_scalar(op).discard_err()?;
        scalar.to_bits(op.layout.size).discard_err().map(|bits| bits as u64)
    }

    /// The field of a struct that has this name.
    fn field(&self, op: &Op<'tcx>, name: &str) -> Option<Op<'tcx>> {
        let adt = op.layout.ty.ty_adt_def().filter(|adt| adt.is_struct())?;
        let mut fields = adt.non_enum_variant().fields.iter_enumerated();
        let (index, _) = fields.find(|(_, field)| field.name.as_str() == name)?;
        self.ecx.project_field(op, index).discard_err()
    }

    /// Where a pointer of std points, which may be wrapped in `NonNull` and `Unique`.
    fn target_of(&self, pointer: &Op<'tcx>) -> Option<MPlaceTy<'tcx, Owner>> {
        let mut pointer = pointer.clone();
        while let ty::Adt(adt, _) = pointer.layout.ty.kind() {
            let name = adt.non_enum_variant().fields.iter().next()?.name;
            pointer = self.field(&pointer, name.as_str())?;
        }
        let pointer = self.ecx.read_immediate(&pointer).discard_err()?;
        self.ecx.imm_ptr_to_mplace(&pointer).discard_err()
    }

    /// The start, length and capacity of a `Vec` or `VecDeque`.
    fn buffer(&self, op: &Op<'tcx>) -> Option<(RawPointer, u64, u64)> {
        let length = self.number(&self.field(op, "len")?)?;
        let inner = self.field(&self.field(op, "buf")?, "inner")?;
        let capacity = self.number(&self.field(&inner, "cap")?)?;
        Some((self.target_of(&self.field(&inner, "ptr")?)?.ptr(), length, capacity))
    }

    fn text(&self, start: RawPointer, length: u64) -> Option<String> {
        let length = Size::from_bytes(length);
        let bytes = self.ecx.read_bytes_ptr_strip_provenance(start, length).discard_err()?;
        Some(quoted(bytes))
    }

    /// The value behind a `dyn`.
    fn concrete(&self, op: &Op<'tcx>) -> Option<Op<'tcx>> {
        let place = op.as_mplace_or_imm().left()?;
        let vtable = place.meta().unwrap_meta().to_pointer(self.ecx).discard_err()?;
        let ty = self.ecx.get_ptr_vtable_ty(vtable, None).discard_err()?;
        let layout = self.ecx.layout_of(ty).ok()?;
        Some(self.ecx.ptr_to_mplace(place.ptr(), layout).into())
    }

    /// A reference or raw pointer.
    fn point(&mut self, value: &mut Value, op: &Op<'tcx>, kind: PointerKind, depth: usize) {
        if self.is_ghost {
            return;
        }
        let Some(target) = self.target_of(op) else { return };
        self.point_at(value, &target, kind, depth);
    }

    /// A `Box`, which has the bits of a raw pointer.
    fn point_as(
        &mut self,
        value: &mut Value,
        op: &Op<'tcx>,
        inner: Ty<'tcx>,
        kind: PointerKind,
        depth: usize,
    ) {
        let raw = self.ecx.layout_of(Ty::new_mut_ptr(*self.ecx.tcx, inner));
        let Some(raw) = raw.ok().filter(|raw| raw.size == op.layout.size) else { return };
        let Some(pointer) = op.transmute(raw, self.ecx).discard_err() else { return };
        self.point(value, &pointer, kind, depth);
    }

    fn point_at(
        &mut self,
        value: &mut Value,
        target: &MPlaceTy<'tcx, Owner>,
        kind: PointerKind,
        depth: usize,
    ) {
        let pointer = self.pointer_to(target, kind);
        let is_dangling = pointer.dangling;
        value.pointer = Some(pointer);
        if is_dangling {
            return;
        }
        let is_text = target.layout.ty.is_str();
        if let ty::Slice(_) = target.layout.ty.kind()
            && let Some(length) = target.len(self.ecx).discard_err()
        {
            value.text = Some(format!("len {length}"));
        }
        // What a constant holds is told where it is used; so is a text.
        let is_constant = value.pointer.as_ref().is_some_and(|pointer| pointer.to.is_none());
        if is_text || (is_constant && depth < DEEPEST) {
            let told = self.value_within(&target.clone().into(), depth + 1);
            value.text = told.text.or(value.text.take());
        }
        let owned = matches!(kind, PointerKind::Owns);
        self.find(target, Contents::Value(target.clone()), owned);
    }

    /// An owner of a buffer of so many bytes.
    fn own(&mut self, value: &mut Value, start: RawPointer, size: u64, contents: Contents<'tcx>) {
        if self.is_ghost {
            return;
        }
        if let Ok((block, _, ())) = self.ecx.ptr_try_get_alloc_id(start, 0) {
            self.found.push(Found { block, contents, owned: true });
        }
        value.pointer = Some(self.pointer(start, size, PointerKind::Owns));
    }

    fn find(&mut self, target: &MPlaceTy<'tcx, Owner>, contents: Contents<'tcx>, owned: bool) {
        let Ok((block, offset, ())) = self.ecx.ptr_try_get_alloc_id(target.ptr(), 0) else {
            return;
        };
        if offset == Size::ZERO {
            self.found.push(Found { block, contents, owned });
        }
    }

    fn pointer_to(&self, target: &MPlaceTy<'tcx, Owner>, kind: PointerKind) -> Pointer {
        self.pointer(target.ptr(), self.size_of(target), kind)
    }

    fn size_of(&self, target: &MPlaceTy<'tcx, Owner>) -> u64 {
        if target.layout.is_sized() {
            return target.layout.size.bytes();
        }
        let known = self.ecx.size_and_align_of_val(target).discard_err().flatten();
        known.map_or(0, |(size, _)| size.bytes())
    }

    fn pointer(&self, target: RawPointer, size: u64, kind: PointerKind) -> Pointer {
        let address = target.addr().bytes();
        let nowhere = Pointer { kind, address, to: None, dangling: false, freed: None };
        let Ok((block, offset, ())) = self.ecx.ptr_try_get_alloc_id(target, 0) else {
            return nowhere;
        };
        let tcx = *self.ecx.tcx;
        let place = Place { block: block.0.get(), offset: offset.bytes(), size };
        match self.ecx.get_alloc_info(block).kind {
            AllocKind::LiveData => match tcx.try_get_global_alloc(block) {
                Some(GlobalAlloc::Memory(_)) => nowhere,
                _ => Pointer { to: Some(place), ..nowhere },
            },
            AllocKind::Dead if size == 0 => nowhere,
            AllocKind::Dead => {
                let freed = self.ecx.machine.allocations.freed_at(block);
                let freed = freed.map(|span| place_of(tcx, span));
                let place = Place { offset: 0, ..place };
                Pointer { to: Some(place), dangling: true, freed, ..nowhere }
            }
            _ => nowhere,
        }
    }

    fn place_of(&self, place: &MPlaceTy<'tcx, Owner>) -> Option<Place> {
        let (block, offset, ()) = self.ecx.ptr_try_get_alloc_id(place.ptr(), 0).ok()?;
        Some(Place { block: block.0.get(), offset: offset.bytes(), size: self.size_of(place) })
    }

    /// A `Mutex`, or a `RwLock` with the word that counts its readers.
    fn lock(&mut self, value: &mut Value, op: &Op<'tcx>, state: Option<Op<'tcx>>, depth: usize) {
        let word = match &state {
            Some(state) => Some(state.clone()),
            None => self.field(op, "inner"),
        };
        let address = word.as_ref().and_then(|word| word.as_mplace_or_imm().left());
        let address = address.map_or(0, |word| word.ptr().addr().bytes());
        let holders = self.ecx.machine.locks.holders(address, WaitReason::Mutex);
        let writing = state
            .and_then(|state| self.number(&state))
            .is_none_or(|state| state & WRITING == WRITING);
        let poisoned = self.field(op, "poison").and_then(|poison| self.number(&poison));
        value.lock = Some(Lock {
            holders: holders.iter().map(|holder| holder.thread).collect(),
            writing,
            poisoned: poisoned.is_some_and(|poisoned| poisoned != 0),
        });
        if let Some(data) = self.field(op, "data") {
            self.fill(value, &data, depth);
        }
    }

    /// A `OnceLock` or `LazyLock`: the value of this type in this field, once it is there.
    fn once(&mut self, value: &mut Value, op: &Op<'tcx>, name: &str, ty: Ty<'tcx>, depth: usize) {
        let state = self.field(op, "once").and_then(|once| self.number(&once));
        if state.is_none_or(|state| state & !QUEUED != 0) {
            value.text = Some("empty".into());
            return;
        }
        self.held(value, op, name, ty, depth);
    }

    /// The value of this type that a field holds, under a union or `MaybeUninit`.
    fn held(&mut self, value: &mut Value, op: &Op<'tcx>, name: &str, ty: Ty<'tcx>, depth: usize) {
        let (Some(data), Ok(layout)) = (self.field(op, name), self.ecx.layout_of(ty)) else {
            return;
        };
        if let Some(inner) = data.offset(Size::ZERO, layout, self.ecx).discard_err() {
            self.fill(value, &inner, depth);
        }
    }

    /// The variant of an enum in a `Cell`.
    fn inner_enum(&self, cell: &Op<'tcx>) -> Option<String> {
        let inner = self.field(&self.field(cell, "value")?, "value")?;
        let variant = self.ecx.read_discriminant(&inner).discard_err()?;
        Some(inner.layout.ty.ty_adt_def()?.variant(variant).name.to_string())
    }

    /// A `HashMap` or `HashSet`, whose table is at the end of the path of fields.
    fn buckets(&mut self, value: &mut Value, op: &Op<'tcx>, path: &[&str], entry: Ty<'tcx>) {
        let table = path.iter().try_fold(op.clone(), |op, name| self.field(&op, name));
        let Some(table) = table else { return };
        let number = |name| self.field(&table, name).and_then(|field| self.number(&field));
        let (Some(items), Some(mask)) = (number("items"), number("bucket_mask")) else { return };
        value.text = Some(format!("len {items}"));
        let control = self.field(&table, "ctrl").and_then(|control| self.target_of(&control));
        let Some(control) = control else { return };
        let Ok((block, _, ())) = self.ecx.ptr_try_get_alloc_id(control.ptr(), 0) else { return };
        // An empty map points at a constant.
        if mask == 0 || self.is_ghost {
            return;
        }
        let contents = Contents::Buckets(control.ptr(), mask + 1, entry);
        self.found.push(Found { block, contents, owned: true });
        let whole = self.ecx.get_alloc_info(block).size.bytes();
        let mut pointer = self.pointer(control.ptr(), whole, PointerKind::Owns);
        pointer.to = pointer.to.map(|to| Place { offset: 0, ..to });
        value.pointer = Some(pointer);
    }

    /// A `BTreeMap`, whose nodes are not told as blocks: its entries in their order.
    fn tree(&mut self, value: &mut Value, op: &Op<'tcx>, depth: usize) {
        let Some(length) = self.field(op, "length").and_then(|it| self.number(&it)) else { return };
        value.text = Some(format!("len {length}"));
        if length == 0 || depth >= DEEPEST || self.is_ghost {
            value.more = length;
            return;
        }
        let root = self.field(op, "root").and_then(|root| {
            let variant = self.ecx.read_discriminant(&root).discard_err()?;
            let root = self.ecx.project_downcast(&root, variant).discard_err()?;
            self.ecx.project_field(&root, FieldIdx::ZERO).discard_err()
        });
        let node = root.and_then(|root| {
            let height = self.number(&self.field(&root, "height")?)?;
            Some((self.target_of(&self.field(&root, "node")?)?, height))
        });
        if let Some((node, height)) = node {
            self.node(value, &node, height, depth);
        }
        value.more = length.saturating_sub(value.parts.len() as u64);
    }

    /// The entries of a node of a `BTreeMap`, and of those below it. None if it can't be read.
    fn node(
        &mut self,
        value: &mut Value,
        leaf: &MPlaceTy<'tcx, Owner>,
        height: u64,
        depth: usize,
    ) -> Option<()> {
        let leaf_op = Op::from(leaf.clone());
        let length = self.number(&self.field(&leaf_op, "len")?)?;
        let (keys, values) = (self.field(&leaf_op, "keys")?, self.field(&leaf_op, "vals")?);
        let edges = if height == 0 {
            None
        } else {
            // `parent` is an `Option<NonNull<InternalNode>>`.
            let parent = self.field(&leaf_op, "parent")?.layout.ty;
            let ty::Adt(_, args) = parent.kind() else { return None };
            let ty::Adt(_, args) = args.type_at(0).kind() else { return None };
            let layout = self.ecx.layout_of(args.type_at(0)).ok()?;
            let internal: Op<'tcx> = self.ecx.ptr_to_mplace(leaf.ptr(), layout).into();
            Some(self.field(&internal, "edges")?)
        };
        for index in 0..=length {
            if value.parts.len() as u64 >= MOST_PARTS {
                return None;
            }
            if let Some(edges) = &edges {
                let edge = self.ecx.project_index(edges, index).discard_err()?;
                let child = self.target_of(&self.initialized(&edge)?)?;
                self.node(value, &child, height - 1, depth);
            }
            if index < length {
                let key = self.initialized(&self.ecx.project_index(&keys, index).discard_err()?)?;
                let of =
                    self.initialized(&self.ecx.project_index(&values, index).discard_err()?)?;
                self.entry(value, &key, &of, depth);
            }
        }
        Some(())
    }

    /// The value in a `MaybeUninit`.
    fn initialized(&self, op: &Op<'tcx>) -> Option<Op<'tcx>> {
        let ty::Adt(_, args) = op.layout.ty.kind() else { return None };
        let layout = self.ecx.layout_of(args.type_at(0)).ok()?;
        op.offset(Size::ZERO, layout, self.ecx).discard_err()
    }

    /// An entry of a map or set: the key's text names the value.
    fn entry(&mut self, map: &mut Value, key: &Op<'tcx>, value: &Op<'tcx>, depth: usize) {
        let key = self.value_within(key, depth + 1);
        let part = if value.layout.is_zst() {
            Part { name: String::new(), value: key }
        } else {
            let name = key.text.unwrap_or_else(|| "entry".into());
            Part { name, value: self.value_within(value, depth + 1) }
        };
        map.parts.push(part);
    }

    /// What a block holds.
    pub fn block(&mut self, contents: &Contents<'tcx>) -> Told {
        let told = |value| Told { value, counts: None };
        match contents {
            Contents::Value(place) => told(self.value(&place.clone().into())),
            Contents::Counted(inner) => self.counted(&inner.clone().into()),
            Contents::Elements(elements) => told(self.vector(elements)),
            &Contents::Text(start, length, capacity) => told(Value {
                ty: "str".into(),
                at: self.pointer(start, length, PointerKind::Raw).to,
                text: self.text(start, length),
                unused: capacity.saturating_sub(length),
                ..Value::default()
            }),
            &Contents::Buckets(control, count, entry) => {
                let mut value = Value { ty: type_name(entry), ..Value::default() };
                self.entries(&mut value, control, count, entry);
                told(value)
            }
        }
    }

    /// An `RcInner` or `ArcInner`: two counts, and the value.
    fn counted(&mut self, inner: &Op<'tcx>) -> Told {
        let field = |index| self.ecx.project_field(inner, FieldIdx::from_u32(index)).discard_err();
        let counts = [field(0), field(1)].map(|count| count.and_then(|it| self.number(&it)));
        let [strong, weak] = counts.map(|count| count.unwrap_or(0));
        let mut value = field(2).map(|value| self.value(&value)).unwrap_or_default();
        if strong == 0 && !value.at.is_some_and(|at| self.is_being_dropped(at)) {
            (value.text, value.parts) = (Some("dropped".into()), vec![]);
            value.pointer = None;
        }
        // All strong ones together count as a weak one.
        Told { value, counts: Some((strong, weak.saturating_sub(u64::from(strong > 0)))) }
    }

    /// Whether a thread is dropping the value in this place.
    fn is_being_dropped(&self, at: Place) -> bool {
        let stacks = self.ecx.machine.threads.all().map(|(_, _, thread)| &thread.stack);
        stacks.flatten().any(|frame| {
            let InstanceKind::DropGlue(..) = frame.instance().def else { return false };
            let value = self.ecx.local_at_frame_to_op(frame, Local::from_u32(1), None);
            let value = value.discard_err().and_then(|value| self.target_of(&value));
            value.and_then(|value| self.place_of(&value)) == Some(at)
        })
    }

    fn vector(&mut self, elements: &Elements<'tcx>) -> Value {
        let &Elements { start, element, head, length, capacity } = elements;
        let mut value = Value {
            ty: format!("[{}]", type_name(element)),
            unused: capacity.saturating_sub(length),
            ..Value::default()
        };
        let Ok(layout) = self.ecx.layout_of(element) else { return value };
        for index in 0..length.min(MOST_PARTS) {
            let slot = (head + index) % capacity.max(1);
            let place = start.wrapping_offset(layout.size * slot, self.ecx);
            let place = self.ecx.ptr_to_mplace(place, layout);
            let name = format!("[{index}]");
            value.parts.push(Part { name, value: self.value_within(&place.into(), 1) });
        }
        value.more = length.saturating_sub(MOST_PARTS);
        value
    }

    fn entries(&mut self, map: &mut Value, control: RawPointer, count: u64, entry: Ty<'tcx>) {
        let Ok(layout) = self.ecx.layout_of(entry) else { return };
        let bytes = self.ecx.read_bytes_ptr_strip_provenance(control, Size::from_bytes(count));
        let Some(bytes) = bytes.discard_err() else { return };
        for (index, &byte) in bytes.iter().enumerate() {
            // The highest bit is set of one that is empty or was removed.
            if byte & 0x80 != 0 {
                continue;
            }
            if map.parts.len() as u64 >= MOST_PARTS {
                map.more += 1;
                continue;
            }
            let back = -((index as i64 + 1) * layout.size.bytes() as i64);
            let place = control.wrapping_signed_offset(back, self.ecx);
            let pair: Op<'tcx> = self.ecx.ptr_to_mplace(place, layout).into();
            let key = self.ecx.project_field(&pair, FieldIdx::ZERO).discard_err();
            let value = self.ecx.project_field(&pair, FieldIdx::from_u32(1)).discard_err();
            if let (Some(key), Some(value)) = (key, value) {
                self.entry(map, &key, &value, 1);
            }
        }
    }
}

impl Types {
    fn of(&mut self, tcx: TyCtxt<'_>, def: DefId) -> Known {
        *self.0.entry(def).or_insert_with(|| known(tcx, def))
    }
}

fn known(tcx: TyCtxt<'_>, def: DefId) -> Known {
    if def.is_local() {
        return Known::Other;
    }
    let krate = tcx.crate_name(def.krate);
    let path = format!("{krate}{}", tcx.def_path(def).to_string_no_crate_verbose());
    match path.as_str() {
        "alloc::string::String" => Known::String,
        "alloc::vec::Vec" => Known::Vec,
        "alloc::collections::vec_deque::VecDeque" => Known::VecDeque,
        "alloc::rc::Rc" | "alloc::sync::Arc" => Known::Counted,
        "alloc::rc::Weak" | "alloc::sync::Weak" => Known::Weak,
        "core::cell::Cell" | "core::cell::UnsafeCell" | "core::cell::SyncUnsafeCell" => {
            Known::Wrapper("value")
        }
        "core::mem::manually_drop::ManuallyDrop" => Known::Wrapper("value"),
        "core::mem::maybe_dangling::MaybeDangling" => Known::Wrapper("0"),
        "core::ptr::non_null::NonNull" | "core::ptr::unique::Unique" | "core::pin::Pin" => {
            Known::Wrapper("pointer")
        }
        "core::cell::once::OnceCell" => Known::Wrapper("inner"),
        "core::num::wrapping::Wrapping" | "core::cmp::Reverse" => Known::Wrapper("0"),
        "core::sync::atomic::Atomic" => Known::Atomic,
        "core::cell::RefCell" => Known::RefCell,
        "core::cell::Ref" => Known::Guard(PointerKind::Borrows, "value"),
        "core::cell::RefMut" => Known::Guard(PointerKind::Writes, "value"),
        "std::sync::poison::rwlock::RwLockReadGuard" => Known::Guard(PointerKind::Borrows, "data"),
        "std::sync::poison::mutex::MutexGuard" | "std::sync::poison::rwlock::RwLockWriteGuard" => {
            Known::LockGuard
        }
        "std::sync::poison::mutex::Mutex" => Known::Mutex,
        "std::sync::poison::rwlock::RwLock" => Known::RwLock,
        "std::sync::once_lock::OnceLock" => Known::OnceLock,
        "std::sync::lazy_lock::LazyLock" => Known::LazyLock,
        "std::sys::thread_local::native::lazy::Storage" => Known::ThreadLocal,
        "std::sys::thread_local::native::eager::Storage" => Known::Wrapper("val"),
        "std::collections::hash::map::HashMap" => Known::HashMap,
        "std::collections::hash::set::HashSet" => Known::HashSet,
        "alloc::collections::btree::map::BTreeMap" => Known::BTreeMap,
        "alloc::collections::btree::set::BTreeSet" => Known::BTreeSet,
        "std::thread::join_handle::JoinHandle" => Known::JoinHandle,
        _ => Known::Other,
    }
}

/// The type without paths and lifetimes: `Arc<Config>`.
pub fn type_name(ty: Ty<'_>) -> String {
    let whole = ty.to_string().replace("'_, ", "").replace("<'_>", "");
    let mut name = String::with_capacity(whole.len());
    let mut word = 0;
    let mut rest = whole.as_str();
    while let Some(letter) = rest.chars().next() {
        if rest.starts_with("{closure@") {
            let end = rest.find('}').map_or(rest.len(), |end| end + 1);
            name.push_str("closure");
            rest = &rest[end..];
        } else if rest.starts_with("::") {
            name.truncate(word);
            rest = &rest[2..];
        } else {
            name.push(letter);
            rest = &rest[letter.len_utf8()..];
            if !letter.is_alphanumeric() && letter != '_' {
                word = name.len();
            }
        }
    }
    name
}

/// A text in quotes, cut if it is long.
fn quoted(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let cut: String = text.chars().take(LONGEST_TEXT).collect();
    if cut.len() < text.len() { format!("{cut:?}…") } else { format!("{cut:?}") }
}
