//! What was told before, so that only what has changed is told again: a loop that fills a vector
//! tells one element at each step, and not all.

use rustc_data_structures::fx::{FxHashMap, FxHashSet};
use serde::Serialize;
use serde_json::{Map, Value as Json, json};

/// Things of one kind as they were told last, by id.
#[derive(Default)]
pub struct LastTold(FxHashMap<u64, Json>);

impl LastTold {
    /// What is new, whole; and of what has changed `{ id, change }`. What is the same is left out.
    pub fn changes<T: Serialize>(&mut self, all: &[T]) -> Vec<Json> {
        let mut changes = vec![];
        for it in all {
            let now = serde_json::to_value(it).expect("no map has odd keys");
            let id = now["id"].as_u64().expect("each has an id");
            match self.0.get(&id) {
                None => changes.push(now.clone()),
                Some(before) if *before == now => continue,
                Some(before) => changes.push(json!({ "id": id, "change": change(before, &now) })),
            }
            self.0.insert(id, now);
        }
        changes
    }

    /// Forgets what is no longer there, and returns it.
    pub fn forget(&mut self, there: &FxHashSet<u64>) -> Vec<u64> {
        let mut gone: Vec<u64> = self.0.keys().copied().filter(|id| !there.contains(id)).collect();
        gone.sort_unstable();
        self.0.retain(|id, _| there.contains(id));
        gone
    }
}

/// How to make `now` from `before`: `[now]`; or an object that has a change for each field or
/// element that is another, 0 for a field that is gone, and the `length` of a list that has
/// become shorter.
fn change(before: &Json, now: &Json) -> Json {
    let mut changes = Map::new();
    match (before, now) {
        (Json::Object(before), Json::Object(now)) => {
            for (key, now) in now.iter().filter(|(key, now)| before.get(*key) != Some(*now)) {
                changes.insert(key.clone(), change(before.get(key).unwrap_or(&Json::Null), now));
            }
            for key in before.keys().filter(|key| !now.contains_key(*key)) {
                changes.insert(key.clone(), json!(0));
            }
        }
        (Json::Array(before), Json::Array(now)) => {
            for (at, now) in
                now.iter().enumerate().filter(|(at, now)| before.get(*at) != Some(*now))
            {
                changes.insert(at.to_string(), change(before.get(at).unwrap_or(&Json::Null), now));
            }
            if now.len() < before.len() {
                changes.insert("length".into(), json!(now.len()));
            }
        }
        _ => return json!([now]),
    }
    Json::Object(changes)
}
