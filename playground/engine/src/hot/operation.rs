//! A decoded statement: places as offsets, types as checks of their bits.

use std::rc::Rc;

use rustc_abi::{Align, Size, WrappingRange};
use rustc_const_eval::interpret::*;
use rustc_middle::mir::{self, BasicBlock, BinOp, Body, Local, Place, UnOp};
use rustc_middle::ty::{Instance, ScalarInt};

use crate::memory::Owner;

/// A plain value is at most so many scalars.
pub const MOST_SCALARS: usize = 8;

pub type Value = Immediate<Owner>;

pub enum Operation<'tcx> {
    Nothing,
    Live(Local),
    Dead(Local),
    Assign(Spot, Source),
    Binary(Spot, Binary, [Source; 2]),
    Unary(Spot, UnOp, Source, Number),
    /// Of wide pointers.
    Metadata(Spot, Source),
    Cast(Spot, Source, Number, Number),
    /// To a place.
    Pointer(Spot, Spot, Check),
    Discriminant(Spot, Tag),
    /// A value of several scalars; its size in memory if it lives there.
    Write(Spot, Box<[(u64, Source)]>, Aggregate),
    /// A value in memory, its scalars one by one.
    Move(Spot, Spot, Shape),
    /// The address of a pointer that becomes a number.
    Address(Spot, Source),
    Assume(Source),
    Call(Call<'tcx>),
    Return(Returned),
    Goto(BasicBlock),
    Switch(Source, Box<[(u128, BasicBlock)]>, BasicBlock),
    Assert(Source, bool, BasicBlock),
}

#[derive(Clone)]
pub enum Source {
    Constant(Value),
    Place(Spot, Kind),
}

/// A place, as far as it is known before it is reached.
#[derive(Clone)]
pub struct Spot {
    pub local: Local,
    /// Through the pointer that the local holds; what it points to must be aligned so.
    pub deref: Option<Align>,
    pub offset: u64,
    pub index: Option<Index>,
    /// Of the whole local: where the second scalar is, if it is a pair of them.
    pub second: u64,
    pub size: u64,
    /// Of the place itself, where it is a whole local that memory must be made for.
    pub whole: bool,
}

#[derive(Clone)]
pub struct Index {
    pub local: Local,
    pub stride: u64,
    /// Of a slice, the pointer knows it.
    pub length: Option<u64>,
}

/// What a place holds.
#[derive(Clone)]
pub enum Kind {
    Scalar(Part),
    Pair(Part, Part, PairCheck),
}

#[derive(Clone)]
pub struct Part {
    pub offset: u64,
    pub size: u64,
    pub pointer: bool,
    pub check: Check,
}

/// When the bits of a scalar are a value of its type. Reading it proved that it is initialized.
#[derive(Clone)]
pub enum Check {
    Any,
    Range(WrappingRange),
    Char,
    NonNull,
    /// A reference to so many bytes.
    Reference(Size, Align),
    /// A tag or a field-less enum.
    OneOf(Rc<[u128]>),
    /// A niche's values, or else another check.
    Niche(WrappingRange, Rc<Check>),
}

#[derive(Clone)]
pub enum PairCheck {
    Nothing,
    /// A reference to a slice of such elements, or to a string.
    Slice(Size, Align),
}

#[derive(Clone, Copy)]
pub struct Number {
    pub size: u64,
    pub signed: bool,
}

pub enum Binary {
    Integers(BinOp, Number),
    /// An operand may be a pointer: only its address counts.
    Addresses(BinOp),
    Floats(BinOp, u64),
    /// By elements of so many bytes.
    Offset(u64),
}

pub struct Tag {
    pub spot: Spot,
    pub part: Part,
    /// Tags as they stand in memory, each with the discriminant it means.
    pub values: Box<[(u128, u128)]>,
    /// The discriminant for every other tag in this range: of the variant without a tag.
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

pub enum Argument<'tcx> {
    Plain(Source),
    /// Of no size.
    Empty,
    Other(mir::Operand<'tcx>),
}

pub enum Returned {
    Nothing,
    Value(Source),
    Memory(Spot, Shape),
}

/// The scalars of a value in memory. What is between them is padding.
pub enum Shape {
    Parts(Box<[Part]>),
    /// Those of each variant, by its tag.
    Variants {
        tag: Part,
        variants: Box<[(u128, Box<[Part]>)]>,
        other: Option<(WrappingRange, Box<[Part]>)>,
    },
}

pub enum Aggregate {
    Scalar,
    Pair,
    /// A tag, with its place, where one is written.
    Memory(Option<(u64, ScalarInt)>),
}
