// Unusual texts that parse as floats, and some that do not.

fn show(text: &str) {
    match text.parse::<f64>() {
        Ok(value) => println!("{text:?} = {value:?}"),
        Err(error) => println!("{text:?}: {error}"),
    }
}

fn main() {
    for text in ["1.", ".5", "+3", "-0", "1e3", "1E-2", "007.50"] {
        show(text);
    }
    for text in ["inf", "-Infinity", "NaN", "iNf", "1e400", "-1e-400"] {
        show(text);
    }
    for text in ["5e-324", "2e-324", "0e999999999999", "9007199254740993"] {
        show(text);
    }
    for text in [
        "", ".", "e5", "1e", "1e+", "0x10", "1_000", " 1", "1,5", "infin", "+-1",
    ] {
        show(text);
    }
    println!("{:?}", "16777217".parse::<f32>());
    println!("{:?}", "3.4028236e38".parse::<f32>());
    println!("{:?}", "-nan".parse::<f32>().map(f32::is_nan));
    println!("{}", "0.1".parse::<f32>().unwrap() as f64 == 0.1);

    show(&format!("0.{}1", "0".repeat(400)));
    let half = "1.00000000000000011102230246251565404236316680908203125";
    show(half);
    show(&format!("{half}1"));
}
