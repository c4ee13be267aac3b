//! Undefined behaviour, sorted into the kinds that a learner meets. Where rustc has
//! no kind of its own, its message decides: the README, under "Moving to the next
//! rustc", lists the words and the tests that notice when they change.

use rustc_const_eval::interpret::{AllocId, UndefinedBehaviorInfo};
use serde::Serialize;

/// A kind of undefined behaviour, as the page names it.
#[derive(Serialize, Debug, Clone, Copy, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// A use of memory that was freed, or of a local whose block has ended.
    Dangling,
    DoubleFree,
    /// Memory freed with another size, alignment or allocator than it was allocated with.
    WrongLayout,
    OutOfBounds,
    /// A null pointer, or one made from a number that was never a pointer.
    Null,
    Misaligned,
    Uninitialised,
    /// Bits that are not a value of the type.
    InvalidValue,
    DataRace,
    Unreachable,
    /// Overflow in arithmetic that promised not to, such as `unchecked_add`.
    Overflow,
    ReadOnly,
    /// A function called with another signature than its own.
    Call,
    Other,
}

/// The kind of what rustc found, and the allocation that it is about if that was freed.
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
        ValidationError { msg, .. } => by_words(
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
        Ub(message) => by_words(
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

/// The kind that goes with the first of these words in the message.
fn by_words(message: &str, words: &[(&str, Fault)], otherwise: Fault) -> Fault {
    words.iter().find(|(word, _)| message.contains(word)).map_or(otherwise, |(_, fault)| *fault)
}
