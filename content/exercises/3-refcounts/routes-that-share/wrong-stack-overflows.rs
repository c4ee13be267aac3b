use std::rc::Rc;

/// Towns in the order in which they are visited.
pub struct Route<T> {
    last: Option<Rc<Stop<T>>>,
}

struct Stop<T> {
    town: T,
    before: Option<Rc<Stop<T>>>,
}

impl<T> Route<T> {
    pub fn new() -> Route<T> {
        Route { last: None }
    }

    /// This route and one more town. Takes the same time for a long
    /// route as for a short one.
    pub fn to(&self, town: T) -> Route<T> {
        let before = self.last.clone();
        Route {
            last: Some(Rc::new(Stop { town, before })),
        }
    }

    /// The route without its last town, or `None` if it is empty.
    pub fn back(&self) -> Option<Route<T>> {
        let last = self.last.as_ref()?;
        Some(Route {
            last: last.before.clone(),
        })
    }

    /// All towns, the first one first.
    pub fn towns(&self) -> Vec<&T> {
        let mut towns = Vec::new();
        let mut next = self.last.as_ref();
        while let Some(stop) = next {
            towns.push(&stop.town);
            next = stop.before.as_ref();
        }
        towns.reverse();
        towns
    }
}
