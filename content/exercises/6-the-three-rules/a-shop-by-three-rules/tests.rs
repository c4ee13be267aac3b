use super::*;

/// An order is billed by what was ordered.
#[test]
fn bills_an_order() {
    let mut shop = Shop::new(3, 5);
    let ticket = shop.order(2, 1);
    assert_eq!(shop.pay(ticket), Some(11));
}

/// A bill is paid once.
#[test]
fn bills_once() {
    let mut shop = Shop::new(3, 5);
    let ticket = shop.order(2, 1);
    shop.pay(ticket);
    assert_eq!(shop.pay(ticket), None);
}

/// An order is billed at the prices of the moment when it was made.
#[test]
fn keeps_the_prices_of_an_order() {
    let mut shop = Shop::new(3, 5);
    let early = shop.order(1, 0);
    shop.set_prices(4, 6);
    let late = shop.order(1, 0);
    assert_eq!(shop.pay(early), Some(3));
    assert_eq!(shop.pay(late), Some(4));
}

/// A paid ticket does not pay for an order that came after it.
#[test]
fn knows_an_old_ticket() {
    let mut shop = Shop::new(3, 5);
    let old = shop.order(1, 0);
    shop.pay(old);
    let new = shop.order(0, 2);
    assert_eq!(shop.pay(old), None);
    assert_eq!(shop.pay(new), Some(10));
}

/// The place of a paid order is used again.
#[test]
fn uses_a_place_again() {
    let mut shop = Shop::new(3, 5);
    for _ in 0..3 {
        let ticket = shop.order(1, 1);
        shop.pay(ticket);
    }
    assert_eq!(shop.orders.len(), 1);
}

/// Prices that no open order needs are freed.
#[test]
fn frees_old_prices() {
    let mut shop = Shop::new(3, 5);
    let watched = Arc::downgrade(&shop.prices());
    let ticket = shop.order(1, 0);
    shop.set_prices(4, 6);
    shop.pay(ticket);
    assert_eq!(watched.strong_count(), 0);
}
