const SIZE: usize = 120;

fn main() {
    let row = |seed: usize| (0..SIZE).map(move |n| ((n * seed) % 10) as f64).collect::<Vec<f64>>();
    let one: Vec<Vec<f64>> = (1..=SIZE).map(row).collect();
    let other: Vec<Vec<f64>> = (1..=SIZE).rev().map(row).collect();
    let mut product = vec![vec![0.0; SIZE]; SIZE];
    for i in 0..SIZE {
        for j in 0..SIZE {
            for k in 0..SIZE {
                product[i][j] += one[i][k] * other[k][j];
            }
        }
    }
    println!("{}", product.iter().flatten().sum::<f64>());
}
