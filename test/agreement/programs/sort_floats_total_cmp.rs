// Floats have no total order of their own, but total_cmp sorts them all.

fn main() {
    let mut v = vec![2.5, -0.0, f64::NAN, -1.0, f64::INFINITY, 0.0, -f64::NAN];
    v.extend([f64::NEG_INFINITY, 5e-324, -5e-324, 1e300]);
    v.sort_by(f64::total_cmp);
    println!("{v:?}");
    println!("{} {}", v[0].is_sign_negative(), v[10].is_sign_negative());
    v.sort_unstable_by(|a, b| b.total_cmp(a));
    println!("{v:?}");
    println!("{:?} {:?}", 0.0f32.total_cmp(&-0.0), 0.0f32 == -0.0);
    println!(
        "{:?} {:?}",
        f32::NAN.partial_cmp(&1.0),
        f32::NAN.total_cmp(&1.0)
    );

    v.retain(|x| x.is_finite());
    println!("{:?}", v.iter().copied().max_by(f64::total_cmp));
    println!("{:?}", v.iter().copied().fold(f64::NAN, f64::min));
    println!("{:?} {:?}", f64::NAN.max(1.0), f64::NAN.clamp(0.0, 1.0));
    println!("{:?}", [1.0, f64::NAN].is_sorted());
    println!(
        "{:?} {:?}",
        [1.0, f64::NAN] < [2.0, 0.0],
        (f64::NAN, 1) == (f64::NAN, 1)
    );
    let place = v.binary_search_by(|x| 2.5f64.total_cmp(x));
    println!("{place:?} {:?}", v.iter().position(|x| *x == 0.0));
}
