//! A base: a module of what many programs use, compiled before they were written. A program
//! that is compiled on it imports its functions and its data's addresses.
//!
//! The index says what a base holds, by hashes that are the same in every compilation. As
//! bytes: the numbers of `Base` that come first, then for each kind of thing its count and
//! its entries in the order of their hashes, so that the same base is always the same bytes.

use rustc_data_structures::fingerprint::Fingerprint;
use rustc_data_structures::fx::FxHashMap;
use rustc_data_structures::stable_hasher::{HashStable, StableHasher};
use rustc_hir::def::DefKind;
use rustc_hir::def_id::{DefId, DefIndex};
use rustc_middle::ty::{self, Instance, Ty as RustTy, TyCtxt, TypeSuperVisitable, TypeVisitable};

use crate::context::{CodegenCx, FIRST_SLOT, Kind};
use crate::encode;
use crate::ir::*;
use crate::lower::Links;
use crate::runtime;

/// The first bytes of an index; the last one is the format's version.
const MAGIC: &[u8; 4] = b"bas2";

/// What a base holds.
#[derive(Default, PartialEq, Debug)]
pub struct Base {
    /// The library and the flags that it was made with.
    made_with: u64,
    /// Where the data of a program on it begins, and its thread-local statics.
    pub(crate) data_end: u64,
    pub(crate) thread_locals_end: u64,
    /// The first slot of the table that is free.
    pub(crate) first_slot: u32,
    /// Slots by the hash of the instance.
    pub(crate) functions: FxHashMap<u64, u32>,
    /// By the hash of the item: the address.
    pub(crate) statics: FxHashMap<u64, u64>,
    /// Slots of `runtime`'s functions, by name.
    pub(crate) routines: FxHashMap<&'static str, u32>,
    /// What it calls by a linker's name. A program that defines one of these itself can't
    /// be compiled on it.
    pub(crate) linked: Vec<String>,
}

/// The same for the same instance in every compilation with the same library.
pub fn hash_of<'tcx>(tcx: TyCtxt<'tcx>, instance: Instance<'tcx>) -> u64 {
    tcx.with_stable_hashing_context(|mut context| {
        let mut hasher = StableHasher::new();
        instance.hash_stable(&mut context, &mut hasher);
        hasher.finish::<Fingerprint>().to_smaller_hash().as_u64()
    })
}

/// The same for the same item in every compilation with the same library.
pub fn hash_of_item(tcx: TyCtxt<'_>, def: DefId) -> u64 {
    tcx.def_path_hash(def).0.to_smaller_hash().as_u64()
}

/// The functions of other crates that aren't generic.
pub(crate) fn not_generic(tcx: TyCtxt<'_>) -> Vec<Instance<'_>> {
    let all = tcx.crates(()).iter().flat_map(|&krate| {
        let count = tcx.num_extern_def_ids(krate);
        (0..count).map(move |index| DefId { krate, index: DefIndex::from_usize(index) })
    });
    let wanted = all.filter(|&def| {
        matches!(tcx.def_kind(def), DefKind::Fn | DefKind::AssocFn)
            && !tcx.generics_of(def).requires_monomorphization(tcx)
            && tcx.is_mir_available(def)
            && tcx.intrinsic(def).is_none()
            && !is_unsupported(tcx, def)
    });
    wanted.map(|def| Instance::mono(tcx, def)).collect()
}

/// Whether a function can't be compiled here: those for one processor, and those of floats that
/// no program on stable Rust has.
fn is_unsupported(tcx: TyCtxt<'_>, def: DefId) -> bool {
    let path = tcx.def_path(def).to_string_no_crate_verbose();
    if ["::core_arch::", "::core_simd::"].iter().any(|part| path.contains(part)) {
        return true;
    }
    let sig = tcx.fn_sig(def).instantiate_identity().skip_binder();
    let implemented = tcx.impl_of_assoc(def).into_iter().flat_map(|of| {
        let of_trait = tcx.impl_opt_trait_ref(of).map(|of| of.instantiate_identity().args);
        let ty = tcx.type_of(of).instantiate_identity();
        of_trait.into_iter().flat_map(|args| args.types()).chain([ty])
    });
    let mut types = sig.inputs_and_output.iter().chain(implemented);
    types.any(|ty| {
        ty.walk().any(|part| {
            let kind = part.as_type().map(|ty| *ty.kind());
            matches!(kind, Some(ty::Float(ty::FloatTy::F16 | ty::FloatTy::F128)))
        })
    })
}

/// A hash of the library and of the flags that change code.
fn made_with(tcx: TyCtxt<'_>) -> u64 {
    let mut crates: Vec<u64> =
        tcx.crates(()).iter().map(|&krate| tcx.crate_hash(krate).as_u128() as u64).collect();
    crates.sort_unstable();
    let flags = [tcx.sess.ub_checks(), tcx.sess.overflow_checks()];
    crates.extend(flags.map(u64::from));
    crates.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &n| {
        (hash ^ n).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(17)
    })
}

/// Gives every function a slot, by which other modules find it, in a fixed order. An export
/// would make an object of JavaScript of each, for every run.
pub(crate) fn give_slots(cx: &CodegenCx<'_>) {
    functions_by_hash(cx).into_iter().for_each(|(_, id)| _ = cx.slot(id));
    routines_by_name(cx).into_iter().for_each(|(_, id)| _ = cx.slot(id));
}

fn functions_by_hash(cx: &CodegenCx<'_>) -> Vec<(u64, FnId)> {
    let mut functions = vec![];
    for (id, function) in cx.functions.borrow().iter().enumerate() {
        if let Kind::Instance(instance) = function.kind
            && !is_local(instance)
        {
            functions.push((hash_of(cx.tcx, instance), FnId(id as u32)));
        }
    }
    functions.sort_unstable_by_key(|&(hash, _)| hash);
    functions
}

fn routines_by_name(cx: &CodegenCx<'_>) -> Vec<(&'static str, FnId)> {
    let routines = cx.routines.borrow();
    let defined = routines.iter().filter(|(name, _)| !runtime::named(name).is_hosts());
    let mut routines: Vec<_> = defined.map(|(&name, &id)| (name, id)).collect();
    routines.sort_unstable_by_key(|&(name, _)| name);
    routines
}

impl Base {
    /// Notes what a finished module holds.
    pub(crate) fn of(cx: &CodegenCx<'_>) -> Base {
        let tcx = cx.tcx;
        let all = cx.functions.borrow();
        let imports = all.iter().filter_map(|function| match function.kind {
            Kind::Import(name) => Some(name.to_string()),
            _ => None,
        });
        let routines = routines_by_name(cx).into_iter();
        let routines: FxHashMap<_, _> = routines.map(|(name, id)| (name, cx.slot(id))).collect();
        let names = routines.keys().map(|name| name.to_string());
        let panics = ["rust_begin_unwind", "panic_impl"].map(str::to_string);
        let mut linked: Vec<String> = imports.chain(names).chain(panics).collect();
        linked.sort();
        linked.dedup();

        let functions = functions_by_hash(cx).into_iter();
        let statics = cx.data.statics.borrow();
        let statics = statics.iter().filter(|(def, _)| !def.is_local());
        Base {
            made_with: made_with(tcx),
            data_end: cx.data.next.get(),
            thread_locals_end: cx.data.thread_local_next.get(),
            first_slot: FIRST_SLOT + cx.table.borrow().len() as u32,
            functions: functions.map(|(hash, id)| (hash, cx.slot(id))).collect(),
            statics: statics.map(|(&def, &at)| (hash_of_item(tcx, def), at)).collect(),
            routines,
            linked,
        }
    }

    /// Whether a program that defines these names can be compiled on it.
    pub(crate) fn fits(&self, mut own: impl FnMut(&str) -> bool) -> bool {
        !self.linked.iter().any(|name| own(name))
    }

    /// Whether it was made with this library and these flags.
    pub(crate) fn is_of(&self, tcx: TyCtxt<'_>) -> bool {
        self.made_with == made_with(tcx)
    }

    /// The index, as bytes.
    pub fn write(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend(self.made_with.to_le_bytes());
        for n in [self.data_end, self.thread_locals_end, self.first_slot.into()] {
            encode::unsigned(&mut out, n);
        }
        // Hashes apart from numbers: only numbers can be compressed.
        let functions = self.functions.iter().map(|(&hash, &slot)| (hash, slot.into()));
        let mut functions: Vec<(u64, u64)> = functions.collect();
        functions.sort_unstable();
        write_hashed(&mut out, functions.into_iter());
        let mut statics: Vec<_> = self.statics.iter().map(|(&hash, &at)| (hash, at)).collect();
        statics.sort_unstable();
        write_hashed(&mut out, statics.into_iter());
        let mut routines: Vec<_> = self.routines.iter().collect();
        routines.sort_unstable();
        encode::unsigned(&mut out, routines.len() as u64);
        for (name, &slot) in routines {
            encode::name(&mut out, name);
            encode::unsigned(&mut out, slot.into());
        }
        encode::unsigned(&mut out, self.linked.len() as u64);
        self.linked.iter().for_each(|name| encode::name(&mut out, name));
        out
    }

    /// Reads what `write` wrote. Returns none for anything else.
    pub fn read(bytes: &[u8]) -> Option<Base> {
        let mut reader = Reader(bytes);
        if reader.take(4)? != MAGIC {
            return None;
        }
        let mut base = Base {
            made_with: reader.hash()?,
            data_end: reader.number()?,
            thread_locals_end: reader.number()?,
            first_slot: reader.number()? as u32,
            ..Base::default()
        };
        let functions = reader.hashed()?.into_iter();
        base.functions = functions.map(|(hash, slot)| (hash, slot as u32)).collect();
        base.statics = reader.hashed()?.into_iter().collect();
        for _ in 0..reader.number()? {
            let name = reader.name()?;
            base.routines.insert(runtime::named(&name).name, reader.number()? as u32);
        }
        for _ in 0..reader.number()? {
            base.linked.push(reader.name()?);
        }
        reader.0.is_empty().then_some(base)
    }
}

fn write_hashed(out: &mut Vec<u8>, entries: impl ExactSizeIterator<Item = (u64, u64)> + Clone) {
    encode::unsigned(out, entries.len() as u64);
    entries.clone().for_each(|(hash, _)| out.extend(hash.to_le_bytes()));
    entries.for_each(|(_, n)| encode::unsigned(out, n));
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn take(&mut self, count: usize) -> Option<&[u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.take(1)?[0];
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn hash(&mut self) -> Option<u64> {
        Some(u64::from_le_bytes(self.take(8)?.try_into().ok()?))
    }

    fn hashed(&mut self) -> Option<Vec<(u64, u64)>> {
        let count = self.number()?;
        let hashes: Vec<u64> = (0..count).map(|_| self.hash()).collect::<Option<_>>()?;
        hashes.into_iter().map(|hash| Some((hash, self.number()?))).collect()
    }

    fn name(&mut self) -> Option<String> {
        let length = self.number()? as usize;
        String::from_utf8(self.take(length)?.to_vec()).ok()
    }
}

/// Whether a function is of the crate that is being compiled, or made for one of its types.
pub fn is_local(instance: Instance<'_>) -> bool {
    struct MentionsLocal(bool);
    impl<'tcx> ty::TypeVisitor<TyCtxt<'tcx>> for MentionsLocal {
        fn visit_ty(&mut self, ty: RustTy<'tcx>) {
            let def = match *ty.kind() {
                ty::Adt(def, _) => Some(def.did()),
                ty::Dynamic(predicates, ..) => predicates.principal_def_id(),
                ty::FnDef(def, _)
                | ty::Closure(def, _)
                | ty::CoroutineClosure(def, _)
                | ty::Coroutine(def, _)
                | ty::Foreign(def) => Some(def),
                _ => None,
            };
            self.0 |= def.is_some_and(|def| def.is_local());
            if !self.0 {
                ty.super_visit_with(self);
            }
        }
    }
    let mut mentions = MentionsLocal(instance.def_id().is_local());
    instance.args.visit_with(&mut mentions);
    instance.def.visit_with(&mut mentions);
    mentions.0
}

#[cfg(test)]
mod tests;
