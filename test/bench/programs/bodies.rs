#[derive(Clone, Copy)]
struct Body {
    place: [f64; 3],
    speed: [f64; 3],
    mass: f64,
}

fn step(bodies: &mut [Body], time: f64) {
    for one in 0..bodies.len() {
        for other in one + 1..bodies.len() {
            let mut apart = [0.0; 3];
            for axis in 0..3 {
                apart[axis] = bodies[one].place[axis] - bodies[other].place[axis];
            }
            let square: f64 = apart.iter().map(|d| d * d).sum();
            let pull = time / (square * square.sqrt());
            let (mass, others) = (bodies[one].mass, bodies[other].mass);
            for axis in 0..3 {
                bodies[one].speed[axis] -= apart[axis] * others * pull;
                bodies[other].speed[axis] += apart[axis] * mass * pull;
            }
        }
    }
    for body in bodies {
        for axis in 0..3 {
            body.place[axis] += time * body.speed[axis];
        }
    }
}

fn main() {
    let mut bodies: Vec<Body> = (1..6)
        .map(|n| {
            let n = f64::from(n);
            Body { place: [n, n * n / 3.0, -n], speed: [0.1 / n, 0.2, 0.0], mass: 1.0 / n }
        })
        .collect();
    for _ in 0..20_000 {
        step(&mut bodies, 0.001);
    }
    println!("{:.9} {:.9}", bodies[0].place[0], bodies[4].place[1]);
}
