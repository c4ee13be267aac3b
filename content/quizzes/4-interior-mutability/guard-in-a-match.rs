use std::sync::Mutex;

fn main() {
    let jobs = Mutex::new(vec![1]);
    match jobs.lock().unwrap().pop() {
        Some(job) => jobs.lock().unwrap().push(job),
        None => println!("no job"),
    }
    println!("{:?}", jobs.lock().unwrap());
}
