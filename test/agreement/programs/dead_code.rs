// A function, a variant and a field are never used.

enum Command {
    Go(u32),
    Stop,
}

struct Robot {
    at: u32,
    name: &'static str,
}

impl Robot {
    fn obey(&mut self, command: Command) {
        match command {
            Command::Go(steps) => self.at += steps,
            Command::Stop => println!("stopped"),
        }
    }

    fn reset(&mut self) {
        self.at = 0;
    }
}

fn main() {
    let mut robot = Robot { at: 1, name: "R" };
    robot.obey(Command::Go(4));
    println!("{}", robot.at);
}
