// An ordinary build makes a single named result where the
// caller wants it; a choice between two is copied there.
//@ engine: other-addresses

struct Rainfall {
    months: [u32; 12],
}

fn measure() -> Rainfall {
    let year = Rainfall { months: [50; 12] };
    println!("built:    {:p}", &year);
    year
}

fn pick(wet: bool) -> Rainfall {
    let high = Rainfall { months: [90; 12] };
    let low = Rainfall { months: [10; 12] };
    println!("one of:   {:p} {:p}", &high, &low);
    if wet { high } else { low }
}

fn main() {
    let year = measure();
    println!("returned: {:p}", &year);
    let picked = pick(false);
    println!("returned: {:p}", &picked);
    println!(
        "{} {}",
        year.months[0], picked.months[2]
    );
}
