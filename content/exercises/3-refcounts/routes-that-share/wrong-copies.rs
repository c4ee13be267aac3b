use std::rc::Rc;

/// Towns in the order in which they are visited.
pub struct Route<T> {
    towns: Vec<Rc<T>>,
}

impl<T> Route<T> {
    pub fn new() -> Route<T> {
        Route { towns: Vec::new() }
    }

    /// This route and one more town. Takes the same time for a long
    /// route as for a short one.
    pub fn to(&self, town: T) -> Route<T> {
        let mut towns = self.towns.clone();
        towns.push(Rc::new(town));
        Route { towns }
    }

    /// The route without its last town, or `None` if it is empty.
    pub fn back(&self) -> Option<Route<T>> {
        let (_, before) = self.towns.split_last()?;
        Some(Route {
            towns: before.to_vec(),
        })
    }

    /// All towns, the first one first.
    pub fn towns(&self) -> Vec<&T> {
        self.towns.iter().map(|town| &**town).collect()
    }
}
