// Towns name their neighbours by index, so roads can lead both ways and in a ring.

struct Town {
    name: &'static str,
    roads: Vec<usize>,
}

fn steps_from(towns: &[Town], start: usize) -> Vec<Option<u32>> {
    let mut steps = vec![None; towns.len()];
    steps[start] = Some(0);
    let mut reached = vec![start];
    let mut next = 0;
    while let Some(&here) = reached.get(next) {
        for &there in &towns[here].roads {
            if steps[there].is_none() {
                steps[there] = steps[here].map(|n| n + 1);
                reached.push(there);
            }
        }
        next += 1;
    }
    steps
}

fn main() {
    let mut towns = Vec::new();
    for name in ["Ulm", "Linz", "Graz", "Pisa", "Malta"] {
        let roads = Vec::new();
        towns.push(Town { name, roads });
    }
    for (a, b) in [(0, 1), (1, 2), (2, 0), (2, 3)] {
        towns[a].roads.push(b);
        towns[b].roads.push(a);
    }

    for (town, steps) in towns.iter().zip(steps_from(&towns, 0)) {
        println!("{}: {steps:?}", town.name);
    }
}
