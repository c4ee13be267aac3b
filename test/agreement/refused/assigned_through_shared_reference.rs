// Fields are assigned through a reference that only allows to read.

struct Player {
    lives: u32,
}

impl Player {
    fn hit(&self) {
        self.lives -= 1;
    }
}

fn main() {
    let player = Player { lives: 3 };
    player.hit();
    player.lives = 1;
    println!("{}", player.lives);
}
