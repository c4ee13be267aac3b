// Names are not written as is usual in Rust.

const limit: i32 = 3;

struct http_request {
    URL: String,
}

fn makeRequest(Path: &str) -> http_request {
    http_request {
        URL: format!("https://example.org/{Path}"),
    }
}

fn main() {
    for number in 1..limit {
        println!("{} {number}", makeRequest("a").URL);
    }
}
