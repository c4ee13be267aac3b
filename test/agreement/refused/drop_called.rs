// The destructor of a value is called by hand.

struct Connection {
    name: String,
}

impl Drop for Connection {
    fn drop(&mut self) {
        println!("closing {}", self.name);
    }
}

fn main() {
    let connection = Connection {
        name: String::from("database"),
    };
    connection.drop();
    println!("done");
}
