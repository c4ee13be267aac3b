use std::sync::{Arc, RwLock};

pub struct Prices {
    pub tea: u32,
    pub cake: u32,
}

/// What a customer holds until the bill is paid.
#[derive(Clone, Copy)]
pub struct Ticket {
    index: usize,
    generation: u32,
}

struct Order {
    teas: u32,
    cakes: u32,
    prices: Arc<Prices>,
}

#[derive(Default)]
struct Slot {
    /// How often it has been filled.
    generation: u32,
    order: Option<Order>,
}

pub struct Shop {
    prices: RwLock<Arc<Prices>>,
    orders: Vec<Slot>,
    used: Vec<Arc<Prices>>,
}

impl Shop {
    pub fn new(tea: u32, cake: u32) -> Shop {
        Shop {
            prices: RwLock::new(Arc::new(Prices { tea, cake })),
            orders: Vec::new(),
            used: Vec::new(),
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
        let free = self.orders.iter().position(|slot| slot.order.is_none());
        let index = free.unwrap_or(self.orders.len());
        if index == self.orders.len() {
            self.orders.push(Slot::default());
        }
        let slot = &mut self.orders[index];
        slot.generation += 1;
        slot.order = Some(Order {
            teas,
            cakes,
            prices,
        });
        Ticket {
            index,
            generation: slot.generation,
        }
    }

    /// What an order costs. Paid once, it is forgotten.
    pub fn pay(&mut self, ticket: Ticket) -> Option<u32> {
        let slot = self.orders.get_mut(ticket.index)?;
        if slot.generation != ticket.generation {
            return None;
        }
        let order = slot.order.take()?;
        self.used.push(Arc::clone(&order.prices));
        Some(order.teas * order.prices.tea + order.cakes * order.prices.cake)
    }
}
