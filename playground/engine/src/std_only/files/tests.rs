use super::{
    Asked, BAD_FILE, Content, Descriptor, EXISTS, Files, INVALID, IS_FOLDER, LOOP, NO_SPACE,
    NOT_EMPTY, NOT_FOLDER, NOT_FOUND, Outcome,
};

const ROOM: u64 = 1_000;
const READ: Asked = asked(true, false);
const WRITE: Asked = Asked { creates: true, ..asked(false, true) };
const BOTH: Asked = Asked { creates: true, ..asked(true, true) };

const fn asked(reads: bool, writes: bool) -> Asked {
    Asked {
        reads,
        writes,
        appends: false,
        creates: false,
        anew: false,
        empties: false,
        folder: false,
    }
}

/// A file system with two folders and three files.
///
///     /project/notes.txt        "notes"
///     /project/data/one.txt     "one"
///     /project/data/two.txt     "two"
///     /project/empty/
fn files() -> Files {
    let mut files = Files::new(ROOM);
    files.make_folder(b"data", 0o777, 0).unwrap();
    files.make_folder(b"empty", 0o777, 0).unwrap();
    for (path, text) in [("notes.txt", "notes"), ("data/one.txt", "one"), ("data/two.txt", "two")] {
        put(&mut files, path, text);
    }
    files
}

fn put(files: &mut Files, path: &str, text: &str) {
    let file = files.open(path.as_bytes(), WRITE, 0o666, 0).unwrap();
    files.write(file, text.as_bytes(), 0).unwrap();
    files.close(file).unwrap();
}

fn text(files: &mut Files, path: &str) -> Outcome<String> {
    let file = files.open(path.as_bytes(), READ, 0, 0)?;
    let bytes = files.read(file, ROOM)?;
    files.close(file)?;
    Ok(String::from_utf8(bytes).unwrap())
}

fn names(files: &Files, path: &str) -> Outcome<Vec<String>> {
    let names = files.list(files.find(path.as_bytes(), true)?)?;
    Ok(names.into_iter().map(|(name, _)| String::from_utf8(name).unwrap()).collect())
}

fn real(files: &Files, path: &str) -> Outcome<String> {
    files.real_path(path.as_bytes()).map(|path| String::from_utf8(path).unwrap())
}

#[test]
fn starts_empty_in_a_folder_of_its_own() {
    let mut files = Files::new(ROOM);
    assert_eq!(files.here(), b"/project");
    assert_eq!(names(&files, ".").unwrap(), [""; 0]);
    assert_eq!(names(&files, "/").unwrap(), ["project", "tmp"]);
    files.go(b"/").unwrap();
    assert_eq!(files.here(), b"/");
}

#[test]
fn a_given_file_brings_its_folders() {
    let mut files = Files::new(ROOM);
    files.give("src/bin/main.rs", b"fn main() {}".to_vec(), 7).unwrap();
    files.give("/etc/hosts", b"localhost".to_vec(), 7).unwrap();
    assert_eq!(text(&mut files, "/project/src/bin/main.rs").unwrap(), "fn main() {}");
    assert_eq!(text(&mut files, "/etc/hosts").unwrap(), "localhost");
    let node = files.node(files.find(b"/etc/hosts", true).unwrap());
    assert_eq!((node.modified, node.mode), (7, 0o644));
    assert_eq!(files.give("big", vec![0; 2_000], 0), Err(NO_SPACE));
}

#[test]
fn paths_go_by_dots_slashes_and_folders() {
    let files = files();
    let same = [
        "notes.txt",
        "./notes.txt",
        "data/../notes.txt",
        "/project//notes.txt",
        "/../project/notes.txt",
    ];
    let nodes = same.map(|path| files.find(path.as_bytes(), true).unwrap());
    assert!(nodes.iter().all(|node| *node == nodes[0]));
    for (path, error) in [
        ("", NOT_FOUND),
        ("missing", NOT_FOUND),
        ("missing/notes.txt", NOT_FOUND),
        ("notes.txt/", NOT_FOLDER),
        ("notes.txt/more", NOT_FOLDER),
        ("notes.txt/..", NOT_FOLDER),
    ] {
        assert_eq!(files.find(path.as_bytes(), true), Err(error), "{path}");
    }
    assert_eq!(real(&files, "data/../data/./one.txt").unwrap(), "/project/data/one.txt");
    assert_eq!(real(&files, "/").unwrap(), "/");
    assert_eq!(real(&files, "data/").unwrap(), "/project/data");
}

#[test]
fn a_descriptor_is_the_lowest_that_is_free() {
    let mut files = files();
    let mut open = || files.open(b"notes.txt", READ, 0, 0).unwrap();
    assert_eq!([open(), open(), open()].map(|file| file.0), [3, 4, 5]);
    files.close(Descriptor(4)).unwrap();
    assert_eq!(files.open(b"notes.txt", READ, 0, 0), Ok(Descriptor(4)));
    assert_eq!(files.close(Descriptor(9)), Err(BAD_FILE));
    assert!(Descriptor::STDERR.is_standard_stream() && !Descriptor(3).is_standard_stream());
}

#[test]
fn flags_decide_what_open_does() {
    let mut files = files();
    let mut open = |path: &[u8], asked| files.open(path, asked, 0o666, 0).map(drop);
    assert_eq!(open(b"missing", READ), Err(NOT_FOUND));
    assert_eq!(open(b"missing", asked(false, true)), Err(NOT_FOUND));
    assert_eq!(open(b"notes.txt", Asked { anew: true, ..WRITE }), Err(EXISTS));
    assert_eq!(open(b"new.txt", Asked { anew: true, ..WRITE }), Ok(()));
    assert_eq!(open(b"data", READ), Ok(()));
    assert_eq!(open(b"data", WRITE), Err(IS_FOLDER));
    assert_eq!(open(b"data", Asked { folder: true, ..READ }), Ok(()));
    assert_eq!(open(b"notes.txt", Asked { folder: true, ..READ }), Err(NOT_FOLDER));
    assert_eq!(open(b"folder/", WRITE), Err(IS_FOLDER));
    assert_eq!(open(b"notes.txt", Asked { empties: true, ..WRITE }), Ok(()));
    assert_eq!(text(&mut files, "notes.txt").unwrap(), "");
}

#[test]
fn the_mode_of_a_new_file_goes_through_the_umask() {
    let files = files();
    let mode = |path: &[u8]| files.node(files.find(path, true).unwrap()).mode;
    assert_eq!((mode(b"notes.txt"), mode(b"data")), (0o644, 0o755));
}

#[test]
fn reads_and_writes_move_on() {
    let mut files = files();
    let file = files.open(b"new.txt", BOTH, 0o666, 1).unwrap();
    files.write(file, b"hello", 2).unwrap();
    files.write(file, b" world", 3).unwrap();
    assert_eq!(files.read(file, 10).unwrap(), b"", "at the end");
    assert_eq!(files.seek(file, 6, 0), Ok(6));
    assert_eq!(files.read(file, 3).unwrap(), b"wor");
    assert_eq!(files.read(file, 10).unwrap(), b"ld");
    let node = files.node(files.node_of(file).unwrap());
    assert_eq!((node.size(), node.modified), (11, 3));
}

#[test]
fn reads_and_writes_at_a_place_do_not_move() {
    let mut files = files();
    let file = files.open(b"new.txt", BOTH, 0o666, 0).unwrap();
    files.write_at(file, 4, b"end", 0).unwrap();
    assert_eq!(files.read(file, 10).unwrap(), b"\0\0\0\0end", "the gap is zeros");
    assert_eq!(files.read_at(file, 5, 10).unwrap(), b"nd");
    assert_eq!(files.read_at(file, 100, 10).unwrap(), b"", "after the end");
    assert_eq!(files.read_at(file, u64::MAX, u64::MAX).unwrap(), b"");
    assert_eq!(files.write_at(file, u64::MAX, b"x", 0), Err(INVALID));
}

#[test]
fn a_descriptor_does_what_it_was_opened_for() {
    let mut files = files();
    let reader = files.open(b"notes.txt", READ, 0, 0).unwrap();
    let writer = files.open(b"notes.txt", WRITE, 0, 0).unwrap();
    assert_eq!(files.write(reader, b"x", 0), Err(BAD_FILE));
    assert_eq!(files.read(writer, 1), Err(BAD_FILE));
    let folder = files.open(b"data", READ, 0, 0).unwrap();
    assert_eq!(files.read(folder, 1), Err(IS_FOLDER));
    assert_eq!(files.read(Descriptor(77), 1), Err(BAD_FILE));
}

#[test]
fn appending_writes_at_the_end_whoever_wrote_before() {
    let mut files = files();
    let appends = Asked { appends: true, ..WRITE };
    let one = files.open(b"notes.txt", appends, 0, 0).unwrap();
    let other = files.open(b"notes.txt", appends, 0, 0).unwrap();
    for (file, bytes) in [(one, b"1"), (other, b"2"), (one, b"3")] {
        files.write(file, bytes, 0).unwrap();
    }
    assert_eq!(text(&mut files, "notes.txt").unwrap(), "notes123");
}

#[test]
fn seeks_from_three_places_and_not_before_the_start() {
    let mut files = files();
    let file = files.open(b"notes.txt", READ, 0, 0).unwrap();
    assert_eq!(files.seek(file, 2, 0), Ok(2));
    assert_eq!(files.seek(file, 1, 1), Ok(3));
    assert_eq!(files.seek(file, -1, 2), Ok(4));
    assert_eq!(files.seek(file, 10, 2), Ok(15), "after the end is a place");
    assert_eq!(files.read(file, 1).unwrap(), b"");
    assert_eq!(files.seek(file, -1, 0), Err(INVALID));
    assert_eq!(files.seek(file, 0, 3), Err(INVALID));
}

#[test]
fn a_duplicate_starts_where_the_other_is() {
    let mut files = files();
    let file = files.open(b"notes.txt", READ, 0, 0).unwrap();
    files.read(file, 2).unwrap();
    let copy = files.duplicate(file).unwrap();
    files.close(file).unwrap();
    assert_eq!(files.read(copy, 10).unwrap(), b"tes");
}

#[test]
fn room_is_for_all_files_together_and_comes_back() {
    let mut files = Files::new(10);
    put(&mut files, "one", "123456");
    let file = files.open(b"two", BOTH, 0o666, 0).unwrap();
    assert_eq!(files.write(file, b"12345", 0), Err(NO_SPACE));
    assert_eq!(files.write(file, b"1234", 0), Ok(()));
    let node = files.node_of(file).unwrap();
    assert_eq!(files.set_size(node, 5, 0), Err(NO_SPACE));
    assert_eq!(files.set_size(node, 1, 0), Ok(()));
    assert_eq!(files.set_size(node, 4, 0), Ok(()));
    assert_eq!(files.read(file, 9).unwrap(), b"", "the place stays after a cut");
    assert_eq!(files.read_at(file, 0, 9).unwrap(), b"1\0\0\0");
    files.remove(b"one").unwrap();
    assert_eq!(files.write_at(file, 0, b"1234567890", 0), Ok(()));
}

#[test]
fn emptying_a_file_gives_its_room_back() {
    let mut files = Files::new(10);
    put(&mut files, "one", "1234567890");
    let file = files.open(b"one", Asked { empties: true, ..BOTH }, 0, 0).unwrap();
    assert_eq!(files.write(file, b"1234567890", 0), Ok(()));
}

#[test]
fn a_removed_file_can_be_read_while_it_is_open() {
    let mut files = files();
    let file = files.open(b"notes.txt", READ, 0, 0).unwrap();
    files.remove(b"notes.txt").unwrap();
    assert_eq!(files.find(b"notes.txt", true), Err(NOT_FOUND));
    assert_eq!(files.read(file, 10).unwrap(), b"notes");
}

#[test]
fn folders_are_made_listed_and_removed_when_empty() {
    let mut files = files();
    assert_eq!(names(&files, ".").unwrap(), ["data", "empty", "notes.txt"]);
    assert_eq!(files.make_folder(b"data", 0o777, 0), Err(EXISTS));
    assert_eq!(files.make_folder(b"notes.txt", 0o777, 0), Err(EXISTS));
    assert_eq!(files.make_folder(b"no/where", 0o777, 0), Err(NOT_FOUND));
    assert_eq!(files.remove_folder(b"data"), Err(NOT_EMPTY));
    assert_eq!(files.remove_folder(b"notes.txt"), Err(NOT_FOLDER));
    assert_eq!(files.remove_folder(b"missing"), Err(NOT_FOUND));
    assert_eq!(files.remove(b"empty"), Err(IS_FOLDER));
    assert_eq!(files.remove_folder(b"empty"), Ok(()));
    assert_eq!(names(&files, ".").unwrap(), ["data", "notes.txt"]);
    assert_eq!(names(&files, "notes.txt"), Err(NOT_FOLDER));
}

#[test]
fn a_second_name_is_the_same_file() {
    let mut files = files();
    files.add_name(b"notes.txt", b"data/again.txt").unwrap();
    assert_eq!(files.find(b"notes.txt", true), files.find(b"data/again.txt", true));
    assert_eq!(files.node(files.find(b"notes.txt", true).unwrap()).links, 2);
    files.remove(b"notes.txt").unwrap();
    assert_eq!(text(&mut files, "data/again.txt").unwrap(), "notes");
    assert_eq!(files.add_name(b"data", b"more"), Err(1), "not of a folder");
    assert_eq!(files.add_name(b"data/one.txt", b"data/two.txt"), Err(EXISTS));
}

#[test]
fn links_are_followed_on_the_way_and_at_the_end_if_asked() {
    let mut files = files();
    files.make_link(b"data", b"link", 0).unwrap();
    files.make_link(b"../notes.txt", b"data/up", 0).unwrap();
    assert_eq!(text(&mut files, "link/one.txt").unwrap(), "one");
    assert_eq!(text(&mut files, "link/up").unwrap(), "notes", "relative to its own folder");
    assert_eq!(real(&files, "link/up").unwrap(), "/project/notes.txt");
    let itself = files.find(b"link", false).unwrap();
    assert!(matches!(&files.node(itself).content, Content::Link(target) if target == b"data"));
    assert_eq!(files.find(b"link/", false), files.find(b"data", true), "a slash follows");
    files.remove(b"link").unwrap();
    assert_eq!(text(&mut files, "data/one.txt").unwrap(), "one", "the target stays");
}

#[test]
fn links_in_a_circle_end() {
    let mut files = files();
    files.make_link(b"b", b"a", 0).unwrap();
    files.make_link(b"a", b"b", 0).unwrap();
    assert_eq!(files.find(b"a", true), Err(LOOP));
    assert_eq!(files.open(b"a", READ, 0, 0), Err(LOOP));
    files.make_link(b"nowhere", b"dangling", 0).unwrap();
    assert_eq!(files.find(b"dangling", true), Err(NOT_FOUND));
}

#[test]
fn open_creates_through_a_link_but_not_if_it_must_be_new() {
    let mut files = files();
    files.make_link(b"data/new.txt", b"link", 0).unwrap();
    assert_eq!(files.open(b"link", Asked { anew: true, ..WRITE }, 0o666, 0), Err(EXISTS));
    assert!(files.open(b"link", WRITE, 0o666, 0).is_ok());
    assert_eq!(names(&files, "data").unwrap(), ["new.txt", "one.txt", "two.txt"]);
}

#[test]
fn rename_moves_and_replaces() {
    let mut files = files();
    files.rename(b"notes.txt", b"data/one.txt").unwrap();
    assert_eq!(names(&files, "data").unwrap(), ["one.txt", "two.txt"]);
    assert_eq!(text(&mut files, "data/one.txt").unwrap(), "notes");
    files.rename(b"data", b"empty").unwrap();
    assert_eq!(names(&files, ".").unwrap(), ["empty"]);
    files.rename(b"empty", b"/tmp/moved").unwrap();
    assert_eq!(real(&files, "/tmp/moved/two.txt").unwrap(), "/tmp/moved/two.txt");
    assert_eq!(files.rename(b"/tmp/moved", b"/tmp/moved"), Ok(()));
}

#[test]
fn rename_refuses_what_linux_refuses() {
    let mut files = files();
    files.make_folder(b"data/inner", 0o777, 0).unwrap();
    for (from, to, error) in [
        ("missing", "new", NOT_FOUND),
        ("data", "data/inner/new", INVALID),
        ("data", "notes.txt", NOT_FOLDER),
        ("notes.txt", "data", IS_FOLDER),
        ("empty", "data", NOT_EMPTY),
        ("/", "/tmp/root", INVALID),
    ] {
        assert_eq!(files.rename(from.as_bytes(), to.as_bytes()), Err(error), "{from} to {to}");
    }
    assert_eq!(names(&files, ".").unwrap(), ["data", "empty", "notes.txt"]);
}

#[test]
fn the_current_folder_follows_its_name() {
    let mut files = files();
    files.go(b"data").unwrap();
    assert_eq!(files.here(), b"/project/data");
    assert_eq!(text(&mut files, "../notes.txt").unwrap(), "notes");
    files.rename(b"/project/data", b"/tmp/moved").unwrap();
    assert_eq!(files.here(), b"/tmp/moved");
    assert_eq!(text(&mut files, "one.txt").unwrap(), "one");
    assert_eq!(files.go(b"one.txt"), Err(NOT_FOLDER));
}
