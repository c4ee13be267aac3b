//! The modules that need nothing but std. Any rustc tests them in a second,
//! without rustc's crates:
//!
//!     rustc --edition 2024 --test playground/engine/src/std_only/mod.rs
//!
//! `npm run check:engine` does so. The tests of a module are in its `tests.rs`,
//! which is no part of the engine: adding one asks for no new build.

pub mod addresses;
pub mod files;
pub mod options;
pub mod races;
pub mod random;
pub mod schedule;
pub mod system;
