use std::sync::{Arc, RwLock};

pub struct Prices {
    pub tea: u32,
    pub cake: u32,
}

/// What a customer holds until the bill is paid.
#[derive(Clone, Copy)]
pub struct Ticket {
    index: usize,
}

/// How many teas and how many cakes.
type Order = (u32, u32);

pub struct Shop {
    prices: RwLock<Arc<Prices>>,
    orders: Vec<Option<Order>>,
}

impl Shop {
    pub fn new(tea: u32, cake: u32) -> Shop {
        Shop {
            prices: RwLock::new(Arc::new(Prices { tea, cake })),
            orders: Vec::new(),
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
        let free = self.orders.iter().position(|order| order.is_none());
        let index = free.unwrap_or(self.orders.len());
        if index == self.orders.len() {
            self.orders.push(None);
        }
        self.orders[index] = Some((teas, cakes));
        Ticket { index }
    }

    /// What an order costs. Paid once, it is forgotten.
    pub fn pay(&mut self, ticket: Ticket) -> Option<u32> {
        let (teas, cakes) = self.orders.get_mut(ticket.index)?.take()?;
        let prices = self.prices();
        Some(teas * prices.tea + cakes * prices.cake)
    }
}
