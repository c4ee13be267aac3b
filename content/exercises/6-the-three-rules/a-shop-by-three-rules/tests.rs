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

/// A ticket stays old, even if the same is ordered again.
#[test]
fn knows_an_old_ticket_by_more_than_its_order() {
    let mut shop = Shop::new(3, 5);
    let mut old = Vec::new();
    for _ in 0..4 {
        let ticket = shop.order(1, 1);
        for &paid in &old {
            assert_eq!(shop.pay(paid), None, "this ticket was paid before");
        }
        assert_eq!(shop.pay(ticket), Some(8));
        old.push(ticket);
    }
}

/// Two open orders are paid by their own tickets, in any order.
#[test]
fn keeps_two_orders_apart() {
    let mut shop = Shop::new(3, 5);
    let (first, second) = (shop.order(1, 0), shop.order(0, 2));
    assert_eq!(shop.pay(second), Some(10));
    let third = shop.order(2, 0);
    assert_eq!(shop.pay(first), Some(3));
    assert_eq!(shop.pay(third), Some(6));
}

/// Paid orders take no room: the next one uses it again.
#[test]
fn uses_a_place_again() {
    let mut shop = Shop::new(3, 5);
    for _ in 0..3 {
        let ticket = shop.order(1, 1);
        shop.pay(ticket);
    }
    let length = shop.orders.len();
    assert!(
        length <= 1,
        "no order is open, but `orders` has a length of {length}"
    );
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
