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

/// A handle stays old, however often its slot is filled again, and for whom.
#[test]
fn does_not_end_by_a_very_old_handle() {
    let mut sessions = Sessions::default();
    let mut old = Vec::new();
    for user in ["Ada", "Grace", "Ada", "Edsger", "Barbara"] {
        let handle = sessions.begin(user);
        for &handle in &old {
            assert_eq!(sessions.end(handle), None);
        }
        assert_eq!(sessions.user(handle), Some(user));
        assert_eq!(sessions.end(handle).as_deref(), Some(user));
        assert_eq!(sessions.end(handle), None, "the session has ended already");
        old.push(handle);
    }
}

/// Two sessions at a time have slots of their own, and end by themselves.
#[test]
fn serves_two_at_a_time() {
    let mut sessions = Sessions::default();
    let (ada, grace) = (sessions.begin("Ada"), sessions.begin("Grace"));
    assert_eq!(sessions.end(ada).as_deref(), Some("Ada"));
    assert_eq!(sessions.end(ada), None);
    assert_eq!(sessions.end(grace).as_deref(), Some("Grace"));
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
