fn main() {
    let mut is_prime = vec![true; 1_000_001];
    let mut count = 0;
    for number in 2..is_prime.len() {
        if is_prime[number] {
            count += 1;
            for multiple in (number * number..is_prime.len()).step_by(number) {
                is_prime[multiple] = false;
            }
        }
    }
    println!("{count} primes");
}
