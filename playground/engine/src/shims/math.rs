//! `math.h`, in the host's own floats.

use rustc_abi::Size;
use rustc_const_eval::interpret::*;

use super::Call;
use crate::machine::Interpreter;
use crate::memory::Owner;

impl<'tcx> Call<'_, 'tcx> {
    /// Calls a function of `math.h`; false if the name is none. A name that ends in `f` takes
    /// single precision.
    pub fn math_function(&mut self, name: &str) -> InterpResult<'tcx, bool> {
        let number = |index: usize| float(self.ecx, &self.args[index]);
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
                self.answer_float(result)?;
                return interp_ok(true);
            }
            _ => return interp_ok(false),
        };
        let result = function(number(0)?);
        self.answer_float(result)?;
        interp_ok(true)
    }

    fn answer_float(&mut self, number: f64) -> InterpResult<'tcx> {
        self.ecx.write_scalar(float_scalar(number, self.dest.layout.size), self.dest)
    }
}

/// Reads a float of either precision.
pub fn float<'tcx>(ecx: &Interpreter<'tcx>, number: &OpTy<'tcx, Owner>) -> InterpResult<'tcx, f64> {
    let scalar = ecx.read_scalar(number)?;
    interp_ok(match scalar.size().bytes() {
        4 => f64::from(f32::from_bits(scalar.to_u32()?)),
        _ => f64::from_bits(scalar.to_u64()?),
    })
}

/// A float in the precision that has this size.
pub fn float_scalar(number: f64, size: Size) -> Scalar<Owner> {
    match size.bytes() {
        4 => Scalar::from_u32((number as f32).to_bits()),
        _ => Scalar::from_u64(number.to_bits()),
    }
}
