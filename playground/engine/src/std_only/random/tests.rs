use super::Random;

/// The first numbers of the reference implementation for these seeds.
#[test]
fn draws_the_numbers_of_splitmix64() {
    let mut random = Random::new(0);
    let drawn = [random.draw(), random.draw(), random.draw()];
    assert_eq!(drawn, [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4, 0x06c4_5d18_8009_454f]);
    let mut random = Random::new(1_234_567);
    let drawn = [random.draw(), random.draw(), random.draw()];
    assert_eq!(
        drawn,
        [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
    );
}

#[test]
fn the_same_seed_gives_the_same_numbers() {
    let (mut one, mut other) = (Random::new(7), Random::new(7));
    assert!((0..100).all(|_| one.draw() == other.draw()));
}

#[test]
fn every_number_below_the_limit_comes_up() {
    let mut random = Random::new(3);
    let mut seen = [false; 7];
    for _ in 0..200 {
        seen[random.below(7) as usize] = true;
    }
    assert_eq!(seen, [true; 7]);
}
