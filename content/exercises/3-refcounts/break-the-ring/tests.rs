use super::*;

/// A member knows the name of the team.
#[test]
fn knows_the_team() {
    let team = Team::new("Compilers");
    let ada = team.hire("Ada");
    assert_eq!(ada.team_name().as_deref(), Some("Compilers"));
}

/// A team keeps its members, even when nobody else does.
#[test]
fn keeps_the_members() {
    let team = Team::new("Compilers");
    team.hire("Ada");
    team.hire("Grace");
    let members = team.members.borrow();
    let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["Ada", "Grace"]);
}

/// The team is freed when its last holder outside is gone.
#[test]
fn frees_the_team() {
    let team = Team::new("Compilers");
    team.hire("Ada");
    let watched = Rc::downgrade(&team);
    drop(team);
    assert!(
        watched.upgrade().is_none(),
        "nobody outside holds the team, so it should be gone, but {} still hold it",
        watched.strong_count()
    );
}

/// Two teams at a time: each member knows its own.
#[test]
fn tells_two_teams_apart() {
    let (compilers, kernels) = (Team::new("Compilers"), Team::new("Kernels"));
    let (ada, linus) = (compilers.hire("Ada"), kernels.hire("Linus"));
    assert_eq!(ada.team_name().as_deref(), Some("Compilers"));
    drop(kernels);
    assert_eq!(ada.team_name().as_deref(), Some("Compilers"));
    assert_eq!(linus.team_name(), None);
}

/// The team stays while anyone outside holds it, and its members go with it.
#[test]
fn frees_the_members_with_the_team() {
    let team = Team::new("Compilers");
    let ada = team.hire("Ada");
    let watched = Rc::downgrade(&team.hire("Grace"));
    let other_holder = Rc::clone(&team);
    drop(team);
    assert_eq!(ada.team_name().as_deref(), Some("Compilers"));
    assert_eq!(watched.strong_count(), 1, "the team should keep Grace");
    drop(other_holder);
    assert_eq!(watched.strong_count(), 0, "nobody should keep Grace");
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
