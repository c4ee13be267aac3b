use std::cell::RefCell;
use std::rc::{Rc, Weak};

thread_local! {
    static TEAM: RefCell<Weak<Team>> = const { RefCell::new(Weak::new()) };
}

/// Keeps its members.
pub struct Team {
    pub name: String,
    pub members: RefCell<Vec<Rc<Member>>>,
}

/// Knows the team it belongs to.
pub struct Member {
    pub name: String,
}

impl Team {
    pub fn new(name: &str) -> Rc<Team> {
        Rc::new(Team {
            name: name.to_string(),
            members: RefCell::new(Vec::new()),
        })
    }

    pub fn hire(self: &Rc<Team>, name: &str) -> Rc<Member> {
        TEAM.set(Rc::downgrade(self));
        let member = Rc::new(Member {
            name: name.to_string(),
        });
        self.members.borrow_mut().push(Rc::clone(&member));
        member
    }
}

impl Member {
    /// Name of the team, as long as there is one.
    pub fn team_name(&self) -> Option<String> {
        TEAM.with_borrow(|team| Some(team.upgrade()?.name.clone()))
    }
}
