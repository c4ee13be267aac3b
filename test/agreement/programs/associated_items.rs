// Traits carry types, constants and default methods that an implementation may replace.

trait Unit: Copy {
    type Raw: Into<f64>;
    const NAME: &str;
    const FACTOR: f64 = 1.0;
    const WIDTH: usize = Self::NAME.len() + 1;

    fn raw(self) -> Self::Raw;
    fn base(self) -> f64 {
        self.raw().into() * Self::FACTOR
    }
    fn show(self) -> String {
        format!("{:.2} {:>2$}", self.base(), Self::NAME, Self::WIDTH)
    }
}

impl Unit for f32 {
    type Raw = f32;
    const NAME: &str = "m";
    fn raw(self) -> f32 {
        self
    }
}
impl Unit for (u16, i8) {
    type Raw = i32;
    const NAME: &str = "mile";
    const FACTOR: f64 = 1609.344;
    fn raw(self) -> i32 {
        i32::from(self.0) * i32::from(self.1)
    }
    fn base(self) -> f64 {
        -self.raw() as f64 * Self::FACTOR
    }
}

fn main() {
    println!("{}, {}", 2.5f32.show(), (3, -4).show());
    println!("{}", [0u8; <(u16, i8)>::WIDTH].len() + f32::WIDTH);
}
