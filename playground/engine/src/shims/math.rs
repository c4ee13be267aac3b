//! `math.h`, in the host's own floats.

use rustc_const_eval::interpret::*;

use super::{Args, Dest};
use crate::machine::Interpreter;

/// False when the name is no function of `math.h`. A name that ends in `f` takes single precision.
pub fn call<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    name: &str,
    args: Args<'_, 'tcx>,
    dest: Dest<'_, 'tcx>,
) -> InterpResult<'tcx, bool> {
    let single = dest.layout.size.bytes() == 4;
    let number = |index: usize| -> InterpResult<'tcx, f64> {
        let scalar = ecx.read_scalar(&args[index])?;
        interp_ok(if single {
            f64::from(f32::from_bits(scalar.to_u32()?))
        } else {
            f64::from_bits(scalar.to_u64()?)
        })
    };
    let function: fn(f64) -> f64 = match name.strip_suffix('f').unwrap_or(name) {
        "tan" => f64::tan,
        "asin" => f64::asin,
        "acos" => f64::acos,
        "atan" => f64::atan,
        "sinh" => f64::sinh,
        "cosh" => f64::cosh,
        "tanh" => f64::tanh,
        "asinh" => f64::asinh,
        "acosh" => f64::acosh,
        "atanh" => f64::atanh,
        "cbrt" => f64::cbrt,
        "expm1" => f64::exp_m1,
        "log1p" => f64::ln_1p,
        pair @ ("atan2" | "hypot") => {
            let (x, y) = (number(0)?, number(1)?);
            let result = if pair == "hypot" { x.hypot(y) } else { x.atan2(y) };
            write(ecx, dest, result, single)?;
            return interp_ok(true);
        }
        _ => return interp_ok(false),
    };
    let result = function(number(0)?);
    write(ecx, dest, result, single)?;
    interp_ok(true)
}

fn write<'tcx>(
    ecx: &mut Interpreter<'tcx>,
    dest: Dest<'_, 'tcx>,
    number: f64,
    single: bool,
) -> InterpResult<'tcx> {
    let bits = match single {
        true => Scalar::from_u32((number as f32).to_bits()),
        false => Scalar::from_u64(number.to_bits()),
    };
    ecx.write_scalar(bits, dest)
}
