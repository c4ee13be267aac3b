//! `math.h`, in the host's own floats.

use super::{Answer, Program};

/// Calls a function of `math.h`; none if the name is none. A name that ends in `f` takes
/// single precision.
pub fn call<P: Program>(program: &P, name: &str) -> Result<Option<Answer<P::Pointer>>, P::Error> {
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
        "atan2" => {
            return Ok(Some(Answer::Float(program.float(0)?.atan2(program.float(1)?))));
        }
        "hypot" => {
            return Ok(Some(Answer::Float(program.float(0)?.hypot(program.float(1)?))));
        }
        _ => return Ok(None),
    };
    Ok(Some(Answer::Float(function(program.float(0)?))))
}
