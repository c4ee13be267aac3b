//! Environment variables, and strings as C has them.

use std::collections::BTreeMap;

use rustc_abi::{Align, Size};
use rustc_const_eval::interpret::*;
use rustc_middle::ty::Ty;

use super::{Args, Dest, answer};
use crate::machine::{Interpreter, RawPointer};
use crate::memory::{Kind, Owner};

/// The machine's own.
pub const OWN: MemoryKind<Kind> = MemoryKind::Machine(Kind::Machine);

#[derive(Default)]
pub struct Environment<'tcx> {
    /// `NAME=VALUE` as C strings, by name.
    variables: BTreeMap<Vec<u8>, RawPointer>,
    /// `environ`: where the pointer to their list is.
    place: Option<MPlaceTy<'tcx, Owner>>,
    pub pointer: Option<Pointer<Owner>>,
}

impl<'tcx> Environment<'tcx> {
    /// Before the program starts, with `NAME=VALUE` each.
    pub fn fill(ecx: &mut Interpreter<'tcx>, variables: &[String]) -> InterpResult<'tcx> {
        for variable in variables {
            let name = variable.split('=').next().unwrap_or_default().as_bytes().to_vec();
            let text = c_string(ecx, variable.as_bytes(), OWN)?;
            ecx.machine.environment.variables.insert(name, text);
        }
        let layout = ecx.layout_of(Ty::new_imm_ptr(*ecx.tcx, ecx.tcx.types.u8))?;
        let place = ecx.allocate(layout, OWN)?;
        let (allocation, ..) = ecx.ptr_get_alloc_id(place.ptr(), 0)?;
        ecx.machine.environment.pointer = Some(Pointer::new(Owner(allocation), place.ptr().addr()));
        ecx.machine.environment.place = Some(place);
        list(ecx)
    }
}

/// Makes the list of variables anew; older ones may still be read.
fn list<'tcx>(ecx: &mut Interpreter<'tcx>) -> InterpResult<'tcx> {
    let pointers: Vec<_> = ecx.machine.environment.variables.values().copied().collect();
    let list = null_terminated(ecx, &pointers)?;
    let place = ecx.machine.environment.place.clone().expect("filled before the program starts");
    ecx.write_pointer(list.ptr(), &place)
}

/// `getenv(name)`.
pub fn get<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let name = read_c_string(ecx, &args[0])?;
    let after = Size::from_bytes(name.len() + 1);
    let variable = ecx.machine.environment.variables.get(&name).copied();
    let value = variable.map_or(RawPointer::null(), |text| text.wrapping_offset(after, ecx));
    ecx.write_pointer(value, dest)
}

/// `setenv(name, value, overwrite)`.
pub fn set<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let name = read_c_string(ecx, &args[0])?;
    let value = read_c_string(ecx, &args[1])?;
    let text = c_string(ecx, &[&name[..], b"=", &value].concat(), OWN)?;
    ecx.machine.environment.variables.insert(name, text);
    list(ecx)?;
    answer(ecx, dest, 0)
}

/// `unsetenv(name)`.
pub fn unset<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx> {
    let name = read_c_string(ecx, &args[0])?;
    ecx.machine.environment.variables.remove(&name);
    list(ecx)?;
    answer(ecx, dest, 0)
}

/// Memory that holds these bytes and a zero.
pub fn c_string<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    text: &[u8],
    kind: MemoryKind<Kind>,
) -> InterpResult<'tcx, RawPointer> {
    let bytes = [text, &[0]].concat();
    let start =
        ecx.allocate_ptr(Size::from_bytes(bytes.len()), Align::ONE, kind, AllocInit::Uninit)?;
    ecx.write_bytes_ptr(start.into(), bytes)?;
    interp_ok(start.into())
}

/// A list of pointers that ends with null.
pub fn null_terminated<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    pointers: &[RawPointer],
) -> InterpResult<'tcx, MPlaceTy<'tcx, Owner>> {
    let pointer = Ty::new_imm_ptr(*ecx.tcx, ecx.tcx.types.u8);
    let layout = ecx.layout_of(Ty::new_array(*ecx.tcx, pointer, pointers.len() as u64 + 1))?;
    let array = ecx.allocate(layout, OWN)?;
    for (index, pointer) in pointers.iter().copied().chain([RawPointer::null()]).enumerate() {
        let slot = ecx.project_index(&array, index as u64)?;
        ecx.write_pointer(pointer, &slot)?;
    }
    interp_ok(array)
}

/// Without the zero at its end.
pub fn read_c_string<'tcx>(
    ecx: &Interpreter<'tcx>,
    pointer: &OpTy<'tcx, Owner>,
) -> InterpResult<'tcx, Vec<u8>> {
    let start = ecx.read_pointer(pointer)?;
    let byte = Size::from_bytes(1);
    let mut text = vec![];
    loop {
        let at = start.wrapping_offset(byte * text.len() as u64, ecx);
        match ecx.read_bytes_ptr_strip_provenance(at, byte)? {
            [0] => return interp_ok(text),
            read => text.extend_from_slice(read),
        }
    }
}
