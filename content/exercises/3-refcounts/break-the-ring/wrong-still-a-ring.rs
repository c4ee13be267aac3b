use std::cell::RefCell;
use std::rc::{Rc, Weak};

/// Keeps its members.
pub struct Team {
    pub name: String,
    pub members: RefCell<Vec<Rc<Member>>>,
}

/// Knows the team it belongs to.
pub struct Member {
    pub name: String,
    team: Weak<Team>,
    keeps: RefCell<Vec<Rc<Team>>>,
}

impl Team {
    pub fn new(name: &str) -> Rc<Team> {
        Rc::new(Team {
            name: name.to_string(),
            members: RefCell::new(Vec::new()),
        })
    }

    pub fn hire(self: &Rc<Team>, name: &str) -> Rc<Member> {
        let member = Rc::new(Member {
            name: name.to_string(),
            team: Rc::downgrade(self),
            keeps: RefCell::default(),
        });
        self.members.borrow_mut().push(Rc::clone(&member));
        member.keeps.borrow_mut().push(Rc::clone(self));
        member
    }
}

impl Member {
    /// Name of the team, as long as there is one.
    pub fn team_name(&self) -> Option<String> {
        Some(self.team.upgrade()?.name.clone())
    }
}
