enum Event {
    Key { code: u32, shift: bool },
    Click(i32, i32),
    Quit,
}
use Event::{Click, Key, Quit};

fn tell(event: &Event) -> String {
    let Key { code: code @ 10..20, shift } = event else {
        //@ event = &events[1]
        return match event {
            Click(x @ (0 | 3), y) => {
                //@ x = &events[1].0; y = &events[1].1
                format!("{x} {y}")
            }
            _ => "other".into(),
        };
    };
    //@ code = &events[0].code; shift = &events[0].shift
    format!("{code} {shift}")
}

fn main() {
    let events = [Key { code: 12, shift: true }, Click(3, -4), Quit];
    let told: Vec<String> = events.iter().map(tell).collect();
    //@ events = [Key { code: 12, shift: true }, Click(3, -4), Quit]
    println!("{told:?}");
}
