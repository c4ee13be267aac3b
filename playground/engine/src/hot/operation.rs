//! A decoded statement: places as offsets, types as checks of their bits.

use std::rc::Rc;

use rustc_abi::{Align, Size, WrappingRange};
use rustc_const_eval::interpret::*;
use rustc_middle::mir::{self, BasicBlock, BinOp, Body, Local, Place, UnOp};
use rustc_middle::ty::{Instance, ScalarInt};

use crate::memory::Owner;

/// How many scalars a plain value may have, and a call as arguments.
pub const MOST_SCALARS: usize = 8;

/// A value of one or two scalars.
pub type Value = Immediate<Owner>;

/// The first `Spot` is where the result goes.
#[expect(clippy::large_enum_variant, reason = "each is in a box of its own; more boxes cost time")]
pub enum Operation<'tcx> {
    Nothing,
    Live(Local),
    Dead(Local),
    Assign(Spot, Source),
    Binary(Spot, Binary, [Source; 2]),
    Unary(Spot, UnOp, Source, Number),
    /// The length in a wide pointer.
    Metadata(Spot, Source),
    /// An integer into another integer type.
    Cast(Spot, Source, Number, Number),
    /// A pointer to the second spot.
    Pointer(Spot, Spot, Check),
    Discriminant(Spot, Tag),
    /// A value of several scalars, each with its offset.
    Write(Spot, Box<[(u64, Source)]>, Aggregate),
    /// A value in memory, moved scalar by scalar.
    Move(Spot, Spot, Shape),
    /// The address of a pointer, as a number.
    Address(Spot, Source),
    Assume(Source),
    Call(Call<'tcx>),
    Return(Returned),
    Goto(BasicBlock),
    Switch(Source, Box<[(u128, BasicBlock)]>, BasicBlock),
    Assert(Source, bool, BasicBlock),
}

/// Where a value comes from.
#[derive(Clone)]
pub enum Source {
    Constant(Value),
    Place(Spot, Kind),
}

/// A place, as far as it is known before it is reached.
#[derive(Clone)]
pub struct Spot {
    pub local: Local,
    /// The place is behind the pointer in the local, with this alignment.
    pub deref: Option<Align>,
    pub offset: u64,
    pub index: Option<Index>,
    /// The offset of the second scalar of the whole local, if that is a pair.
    pub second: u64,
    pub size: u64,
    /// Whether the place is a whole local.
    pub whole: bool,
}

/// An index into an array or slice, in a local.
#[derive(Clone)]
pub struct Index {
    pub local: Local,
    pub stride: u64,
    /// The length of an array; that of a slice is in the pointer.
    pub length: Option<u64>,
}

/// What a place holds.
#[derive(Clone)]
pub enum Kind {
    Scalar(Part),
    Pair(Part, Part, PairCheck),
}

/// One scalar of a value, with its offset.
#[derive(Clone)]
pub struct Part {
    pub offset: u64,
    pub size: u64,
    pub pointer: bool,
    pub check: Check,
}

/// When the bits of a scalar are a value of its type. That they are initialized, reading proved.
#[derive(Clone)]
pub enum Check {
    Any,
    Range(WrappingRange),
    Char,
    NonNull,
    /// A reference to so many bytes with this alignment.
    Reference(Size, Align),
    /// The tag of an enum, or an enum without fields.
    OneOf(Rc<[u128]>),
    /// A value of the niche, or else one that passes the other check.
    Niche(WrappingRange, Rc<Check>),
}

#[derive(Clone)]
/// When two valid scalars are a value together.
pub enum PairCheck {
    Nothing,
    /// A reference to a slice of elements of this size and alignment, or to a string.
    Slice(Size, Align),
}

/// An integer type; the size is in bytes.
#[derive(Clone, Copy)]
pub struct Number {
    pub size: u64,
    pub signed: bool,
}

/// A binary operation on two scalars.
pub enum Binary {
    Integers(BinOp, Number),
    /// Operands that may be pointers, compared by address.
    Addresses(BinOp),
    Floats(BinOp, u64),
    /// A pointer moved by elements of so many bytes.
    Offset(u64),
}

/// How to read an enum's discriminant.
pub struct Tag {
    pub spot: Spot,
    pub part: Part,
    /// Tags as they are in memory, each with the discriminant that it means.
    pub values: Box<[(u128, u128)]>,
    /// The discriminant of the variant without a tag: any other tag in this range means it.
    pub other: Option<(WrappingRange, u128)>,
    pub discriminant_size: u64,
}

/// A call whose callee is known.
pub struct Call<'tcx> {
    pub callee: Instance<'tcx>,
    pub body: &'tcx Body<'tcx>,
    pub to: Spot,
    pub destination: Place<'tcx>,
    pub arguments: Box<[Argument<'tcx>]>,
    pub then: ReturnContinuation,
}

/// An argument of a call.
#[expect(clippy::large_enum_variant, reason = "nearly all are `Plain`")]
pub enum Argument<'tcx> {
    Plain(Source),
    /// A value without a size.
    Empty,
    /// A value that the interpreter copies.
    Other(mir::Operand<'tcx>),
}

/// What a function returns.
pub enum Returned {
    Nothing,
    Value(Source),
    Memory(Spot, Shape),
}

/// The scalars of a value in memory. What is between them is padding.
pub enum Shape {
    Parts(Box<[Part]>),
    /// The scalars of each variant, by tag; `other` is the variant without a tag.
    Variants {
        tag: Part,
        variants: Box<[(u128, Box<[Part]>)]>,
        other: Option<(WrappingRange, Box<[Part]>)>,
    },
}

/// How a value of several scalars is held.
pub enum Aggregate {
    Scalar,
    Pair,
    /// In memory; with a tag and its offset, if one is written.
    Memory(Option<(u64, ScalarInt)>),
}
