use super::*;

/// The longest line is found, wherever it stands.
#[test]
fn finds_the_longest_line() {
    assert_eq!(report("one\nthree\nten").longest(), "THREE");
    assert_eq!(report("seven\none").longest(), "SEVEN");
    assert_eq!(report("a\nbb\ncccc\nddd").longest(), "CCCC");
}

/// The lines are all there, in their order.
#[test]
fn keeps_the_lines() {
    assert_eq!(report("one\ntwo").lines(), ["ONE", "TWO"]);
}

/// A text without lines has an empty longest line.
#[test]
fn knows_an_empty_text() {
    assert_eq!(report("").longest(), "");
}

/// The longest line is found when the report is made, and remembered.
#[test]
fn remembers_the_longest_line() {
    let mut report = report("one\nthree\nten");
    report.lines[0].push_str(", with more to it");
    assert_eq!(
        report.longest(),
        "THREE",
        "the line was found when the report was made, but `longest` searched again"
    );
}

/// The longest line is one of the lines, not a copy of it.
#[test]
fn copies_no_text() {
    let report = report("one\nthree");
    assert!(
        std::ptr::eq(report.longest(), report.lines()[1].as_str()),
        "`longest` should lend the second of the `lines`, but it lends another text"
    );
}

/// A report can be moved, and still finds its longest line.
#[test]
fn survives_a_move() {
    let boxed = Box::new(report("one\nthree\nten"));
    let unboxed = *boxed;
    assert_eq!(unboxed.longest(), "THREE");
}
