struct Order {
    id: u32,
    customer: (String, String),
    items: Vec<&'static str>,
}

fn main() {
    let customer = (String::from("Ann"), String::from("Oslo"));
    let mut order = Order { id: 1, customer, items: vec!["pen"] };
    //@ customer = moved
    let city = order.customer.1;
    //@ order = { id: 1, customer: ("Ann", moved), items: len 1, cap 1 → ["pen"] }; city = "Oslo"
    let Order { items, .. } = order;
    //@ order = { id: 1, customer: ("Ann", moved), items: moved }; items = len 1, cap 1 → ["pen"]
    order.customer.1 = String::from("Rome");
    //@ order = { id: 1, customer: ("Ann", "Rome"), items: moved }
    order.items = Vec::new();
    //@ order = { id: 1, customer: ("Ann", "Rome"), items: len 0 }
    let all = order;
    //@ order = moved; all = { id: 1, customer: ("Ann", "Rome"), items: len 0 }
    println!("{} {} {city} {items:?} {:?}", all.id, all.customer.0, all.items);
}
