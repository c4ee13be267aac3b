use super::*;

/// A session can be asked for its user and ended.
#[test]
fn serves_a_session() {
    let mut sessions = Sessions::default();
    let ada = sessions.begin("Ada");
    assert_eq!(sessions.user(ada), Some("Ada"));
    assert_eq!(sessions.end(ada), Some("Ada".to_string()));
    assert_eq!(sessions.user(ada), None);
}

/// A handle whose slot was filled again gets `None` from `user`.
#[test]
fn does_not_read_by_an_old_handle() {
    let mut sessions = Sessions::default();
    let ada = sessions.begin("Ada");
    sessions.end(ada);
    let grace = sessions.begin("Grace");
    assert_eq!(sessions.user(ada), None);
    assert_eq!(sessions.user(grace), Some("Grace"));
}

/// A handle whose slot was filled again ends nothing.
#[test]
fn does_not_end_by_an_old_handle() {
    let mut sessions = Sessions::default();
    let ada = sessions.begin("Ada");
    sessions.end(ada);
    let grace = sessions.begin("Grace");
    assert_eq!(sessions.end(ada), None);
    assert_eq!(sessions.user(grace), Some("Grace"));
}

/// A slot is still used again after its session has ended.
#[test]
fn uses_a_slot_again() {
    let mut sessions = Sessions::default();
    for user in ["Ada", "Grace", "Edsger"] {
        let handle = sessions.begin(user);
        assert_eq!(sessions.end(handle).as_deref(), Some(user));
    }
    assert_eq!(sessions.slots.len(), 1);
}
