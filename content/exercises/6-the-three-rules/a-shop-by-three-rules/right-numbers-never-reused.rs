use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

pub struct Prices {
    pub tea: u32,
    pub cake: u32,
}

/// What a customer holds until the bill is paid.
#[derive(Clone, Copy)]
pub struct Ticket {
    number: u64,
}

struct Order {
    teas: u32,
    cakes: u32,
    prices: Arc<Prices>,
}

pub struct Shop {
    prices: RwLock<Arc<Prices>>,
    orders: BTreeMap<u64, Order>,
    next: u64,
}

impl Shop {
    pub fn new(tea: u32, cake: u32) -> Shop {
        Shop {
            prices: RwLock::new(Arc::new(Prices { tea, cake })),
            orders: BTreeMap::new(),
            next: 0,
        }
    }

    /// The prices of this moment.
    pub fn prices(&self) -> Arc<Prices> {
        Arc::clone(&self.prices.read().unwrap())
    }

    pub fn set_prices(&self, tea: u32, cake: u32) {
        *self.prices.write().unwrap() = Arc::new(Prices { tea, cake });
    }

    /// Orders so many cups and pieces.
    pub fn order(&mut self, teas: u32, cakes: u32) -> Ticket {
        let prices = self.prices();
        let number = self.next;
        self.next += 1;
        let order = Order {
            teas,
            cakes,
            prices,
        };
        self.orders.insert(number, order);
        Ticket { number }
    }

    /// What an order costs. Paid once, it is forgotten.
    pub fn pay(&mut self, ticket: Ticket) -> Option<u32> {
        let order = self.orders.remove(&ticket.number)?;
        Some(order.teas * order.prices.tea + order.cakes * order.prices.cake)
    }
}
