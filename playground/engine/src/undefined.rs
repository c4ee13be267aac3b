//! Undefined behaviour, sorted into the kinds that a learner meets.

use rustc_const_eval::interpret::{AllocId, UndefinedBehaviorInfo};
use serde::Serialize;

#[derive(Serialize, Debug, Clone, Copy, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// Memory that was freed, or a local whose block has ended.
    Dangling,
    DoubleFree,
    /// Freed as what it was not allocated as.
    WrongLayout,
    OutOfBounds,
    /// Null, or a number that was never a pointer.
    Null,
    Misaligned,
    Uninitialised,
    /// Bits that are no value of the type.
    InvalidValue,
    DataRace,
    Unreachable,
    /// In arithmetic that promised not to.
    Overflow,
    ReadOnly,
    /// A function called as what it is not.
    Call,
    Other,
}

/// The kind of rustc's own finding, and the allocation it is about if that was freed.
pub fn sort(info: &UndefinedBehaviorInfo<'_>) -> (Fault, Option<AllocId>) {
    use UndefinedBehaviorInfo::*;
    let fault = match info {
        PointerUseAfterFree(allocation, _) => return (Fault::Dangling, Some(*allocation)),
        DeadLocal => Fault::Dangling,
        PointerOutOfBounds { .. }
        | BoundsCheckFailed { .. }
        | PointerArithOverflow
        | UnterminatedCString(_) => Fault::OutOfBounds,
        DanglingIntPointer { .. } => Fault::Null,
        AlignmentCheckFailed(..) => Fault::Misaligned,
        InvalidUninitBytes(_) => Fault::Uninitialised,
        ValidationError { msg, .. } => said(
            msg,
            &[
                ("use-after-free", Fault::Dangling),
                ("beyond the bounds", Fault::OutOfBounds),
                ("unaligned", Fault::Misaligned),
                ("uninitialized", Fault::Uninitialised),
            ],
            Fault::InvalidValue,
        ),
        InvalidBool(_)
        | InvalidChar(_)
        | InvalidTag(_)
        | InvalidMeta(_)
        | InvalidStr(_)
        | InvalidVTablePointer(_)
        | InvalidVTableTrait { .. }
        | UninhabitedEnumVariantWritten(_)
        | UninhabitedEnumVariantRead(_)
        | InvalidNichedEnumVariantWritten { .. }
        | ScalarSizeMismatch(_) => Fault::InvalidValue,
        Unreachable => Fault::Unreachable,
        DivisionByZero
        | RemainderByZero
        | DivisionOverflow
        | RemainderOverflow
        | ArithOverflow { .. }
        | ShiftOverflow { .. } => Fault::Overflow,
        WriteToReadOnly(_) => Fault::ReadOnly,
        InvalidFunctionPointer(_)
        | AbiMismatchArgument { .. }
        | AbiMismatchReturn { .. }
        | CVariadicMismatch { .. }
        | CVariadicFixedCountMismatch { .. } => Fault::Call,
        Ub(message) => said(
            message,
            &[
                ("deallocati", Fault::WrongLayout),
                ("alignment of", Fault::WrongLayout),
                ("calling a function", Fault::Call),
                ("`assume`", Fault::Unreachable),
                ("ptr_offset_from", Fault::OutOfBounds),
                ("never written", Fault::Uninitialised),
            ],
            Fault::Other,
        ),
        _ => Fault::Other,
    };
    (fault, None)
}

/// rustc has no kinds for these, only words.
fn said(message: &str, words: &[(&str, Fault)], otherwise: Fault) -> Fault {
    words.iter().find(|(word, _)| message.contains(word)).map_or(otherwise, |(_, fault)| *fault)
}
