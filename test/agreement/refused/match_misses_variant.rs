// A match leaves out one variant of its enum.

enum Light {
    Red,
    Yellow,
    Green,
}

fn seconds(light: Light) -> u32 {
    match light {
        Light::Red => 30,
        Light::Green => 25,
    }
}

fn main() {
    let total = seconds(Light::Red) + seconds(Light::Yellow) + seconds(Light::Green);
    println!("{total}");
}
