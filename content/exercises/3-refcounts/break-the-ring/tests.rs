use super::*;

/// A member knows the name of the team.
#[test]
fn knows_the_team() {
    let team = Team::new("Compilers");
    let ada = team.hire("Ada");
    assert_eq!(ada.team_name().as_deref(), Some("Compilers"));
}

/// A team keeps its members, also when nobody else does.
#[test]
fn keeps_the_members() {
    let team = Team::new("Compilers");
    team.hire("Ada");
    team.hire("Grace");
    let members = team.members.borrow();
    let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["Ada", "Grace"]);
}

/// The team goes when its last holder outside lets go.
#[test]
fn frees_the_team() {
    let team = Team::new("Compilers");
    team.hire("Ada");
    let watched = Rc::downgrade(&team);
    drop(team);
    assert!(
        watched.upgrade().is_none(),
        "nobody outside holds the team, so it should be gone, and {} still hold it",
        watched.strong_count()
    );
}

/// A member may outlive the team, and then has no team name.
#[test]
fn outlives_the_team() {
    let team = Team::new("Compilers");
    let ada = team.hire("Ada");
    drop(team);
    assert_eq!(ada.name, "Ada");
    assert_eq!(ada.team_name(), None);
}
