// A future is awaited in a function that is not async.

async fn load(id: u32) -> String {
    format!("item {id}")
}

fn show(id: u32) {
    let item = load(id).await;
    println!("{item}");
}

fn main() {
    show(1);
}
