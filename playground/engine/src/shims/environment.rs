//! Environment variables, and strings as C has them.

use std::collections::BTreeMap;

use rustc_abi::{Align, Size};
use rustc_const_eval::interpret::*;
use rustc_middle::ty::Ty;

use super::Call;
use crate::machine::{Interpreter, RawPointer};
use crate::memory::{Kind, Owner};

/// The kind of memory that belongs to the machine itself.
pub const OWN: MemoryKind<Kind> = MemoryKind::Machine(Kind::Machine);

/// The program's environment variables, in its memory.
#[derive(Default)]
pub struct Environment<'tcx> {
    /// C strings `NAME=VALUE`, by name.
    variables: BTreeMap<Vec<u8>, RawPointer>,
    /// The static `environ`, which points to the list of variables.
    environ: Option<(MPlaceTy<'tcx, Owner>, Pointer<Owner>)>,
}

impl<'tcx> Environment<'tcx> {
    /// Sets variables, each as `NAME=VALUE`, before the program starts.
    pub fn fill(ecx: &mut Interpreter<'tcx>, variables: &[String]) -> InterpResult<'tcx> {
        for variable in variables {
            let name = variable.split('=').next().unwrap_or_default().as_bytes().to_vec();
            let text = c_string(ecx, variable.as_bytes(), OWN)?;
            ecx.machine.library.environment.variables.insert(name, text);
        }
        let layout = ecx.layout_of(Ty::new_imm_ptr(*ecx.tcx, ecx.tcx.types.u8))?;
        let place = ecx.allocate(layout, OWN)?;
        let (allocation, ..) = ecx.ptr_get_alloc_id(place.ptr(), 0)?;
        let pointer = Pointer::new(Owner(allocation), place.ptr().addr());
        ecx.machine.library.environment.environ = Some((place, pointer));
        update_list(ecx)
    }

    /// Where `environ` is.
    pub fn pointer(&self) -> Pointer<Owner> {
        self.environ.as_ref().expect("filled before the program starts").1
    }
}

/// Makes a new list of the variables; the old one stays, as the program may still read it.
fn update_list<'tcx>(ecx: &mut Interpreter<'tcx>) -> InterpResult<'tcx> {
    let pointers: Vec<_> = ecx.machine.library.environment.variables.values().copied().collect();
    let list = null_terminated(ecx, &pointers)?;
    let environ = ecx.machine.library.environment.environ.clone();
    let (place, _) = environ.expect("filled before the program starts");
    ecx.write_pointer(list.ptr(), &place)
}

impl<'tcx> Call<'_, 'tcx> {
    /// `getenv(name)`.
    pub fn getenv(&mut self) -> InterpResult<'tcx> {
        let name = self.string(0)?;
        let after = Size::from_bytes(name.len() + 1);
        let variable = self.ecx.machine.library.environment.variables.get(&name).copied();
        let value = variable.map(|text| text.wrapping_offset(after, self.ecx));
        self.answer_pointer(value.unwrap_or(RawPointer::null()))
    }

    /// `setenv(name, value, overwrite)`; std always overwrites.
    pub fn setenv(&mut self) -> InterpResult<'tcx> {
        let name = self.string(0)?;
        let value = self.string(1)?;
        let text = c_string(self.ecx, &[&name[..], b"=", &value].concat(), OWN)?;
        self.ecx.machine.library.environment.variables.insert(name, text);
        update_list(self.ecx)?;
        self.answer(0)
    }

    /// `unsetenv(name)`.
    pub fn unsetenv(&mut self) -> InterpResult<'tcx> {
        let name = self.string(0)?;
        self.ecx.machine.library.environment.variables.remove(&name);
        update_list(self.ecx)?;
        self.answer(0)
    }
}

/// Allocates memory that holds these bytes and a zero.
pub fn c_string<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    text: &[u8],
    kind: MemoryKind<Kind>,
) -> InterpResult<'tcx, RawPointer> {
    let bytes = [text, &[0]].concat();
    let size = Size::from_bytes(bytes.len());
    let start = ecx.allocate_ptr(size, Align::ONE, kind, AllocInit::Uninit)?;
    ecx.write_bytes_ptr(start.into(), bytes)?;
    interp_ok(start.into())
}

/// Allocates a list of pointers that ends with null.
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

/// The bytes of a C string, without the zero at the end.
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
