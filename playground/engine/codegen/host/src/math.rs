//! What the code generator calls for operations that the interpreter has built in: the rest of
//! `math.h`, and powers of integers.

/// Calls the function; none if the name is none of these. A name that ends in `f` takes single
/// precision.
pub fn call(name: &str, x: f64, y: impl Fn(usize) -> f64, power: impl Fn() -> i32) -> Option<f64> {
    let (plain, single) = name.strip_suffix('f').map_or((name, false), |plain| (plain, true));
    Some(match plain {
        "sin" => x.sin(),
        "cos" => x.cos(),
        "exp" => x.exp(),
        "exp2" => x.exp2(),
        "log" => x.ln(),
        "log2" => x.log2(),
        "log10" => x.log10(),
        "pow" => x.powf(y(1)),
        "fmod" => x % y(1),
        "fdim" => (x - y(1)).max(0.0),
        // These round in each step, or once in the end.
        "fma" if single => (x as f32).mul_add(y(1) as f32, y(2) as f32).into(),
        "fma" => x.mul_add(y(1), y(2)),
        "powi" if single => (x as f32).powi(power()).into(),
        "powi" => x.powi(power()),
        _ => return None,
    })
}
