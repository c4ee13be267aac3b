use super::*;

#[test]
fn an_index_is_read_as_it_was_written() {
    let base = Base {
        made_with: 7,
        data_end: 9 << 20,
        thread_locals_end: 300,
        first_slot: 20,
        functions: [(5, 17), (8, 18)].into_iter().collect(),
        statics: [(3, 8 << 20)].into_iter().collect(),
        routines: [("malloc", 2), ("memcmp", 3)].into_iter().collect(),
        linked: vec!["malloc".into(), "write".into()],
    };
    assert_eq!(Base::read(&base.write()), Some(base));
}

#[test]
fn what_is_no_index_is_refused() {
    let bytes = Base::default().write();
    assert_eq!(Base::read(&bytes[..bytes.len() - 1]), None);
    assert_eq!(Base::read(b"something else"), None);
    assert_eq!(Base::read(&[&bytes[..], b"x"].concat()), None);
}
