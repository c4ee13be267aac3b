use super::{Executor, Options, START_OF_TIME, Task};

fn parse(line: &str) -> Result<Options, String> {
    Options::parse(line.split_whitespace().map(String::from))
}

#[test]
fn a_run_has_limits_and_no_chance_of_its_own() {
    let options = parse("run main.rs").unwrap();
    assert!(options.task == Task::Run && !options.json && !options.release);
    assert_eq!((options.file.as_str(), options.edition.as_str()), ("main.rs", "2024"));
    assert_eq!((options.seed, options.steps, options.clock), (0, u64::MAX, START_OF_TIME));
    assert_eq!((options.memory, options.threads), (512 << 20, 1_000));
}

#[test]
fn every_option_sets_its_field() {
    let options = parse(
        "check main.rs --json --release --edition 2021 --seed 7 --steps 100 --memory 4096 \
         --threads 3 --clock 12 --executor compiled --module main.wasm --base std.index \
         --one-stack --watch 5 --sysroot /std --env A=1 --env B=2",
    );
    let expected = Options {
        task: Task::Check,
        file: "main.rs".into(),
        json: true,
        edition: "2021".into(),
        seed: 7,
        steps: 100,
        release: true,
        memory: 4096,
        threads: 3,
        environment: vec!["A=1".into(), "B=2".into()],
        clock: 12,
        given: vec![],
        arguments: vec![],
        executor: Some(Executor::Compiled),
        module: Some("main.wasm".into()),
        base: Some("std.index".into()),
        one_stack: true,
        watch: Some(5),
        sysroot: "/std".into(),
        library: None,
    };
    assert_eq!(options, Ok(expected));
}

#[test]
fn what_comes_after_two_dashes_is_the_programs() {
    let options = parse("run main.rs --seed 1 -- --seed 2 -- x").unwrap();
    assert_eq!(options.seed, 1);
    assert_eq!(options.arguments, ["--seed", "2", "--", "x"]);
}

#[test]
fn a_given_file_is_read() {
    let file = std::env::current_exe().unwrap().into_os_string().into_string().unwrap();
    let words = ["run", "main.rs", "--give", &file].map(String::from);
    let options = Options::parse(words.into_iter()).unwrap();
    let bytes = std::fs::read(&file).unwrap();
    assert!(options.given == [(file, bytes)]);
}

#[test]
fn mistakes_are_named() {
    let error = |line| parse(line).unwrap_err();
    assert_eq!(error(""), "say `run FILE`, `check FILE` or `make-base FILE`");
    assert_eq!(error("walk main.rs"), "say `run FILE`, `check FILE` or `make-base FILE`");
    assert_eq!(error("run"), "which file?");
    assert_eq!(error("run main.rs --seed"), "--seed wants a value");
    assert_eq!(error("run main.rs --seed many"), "many is not a number");
    assert_eq!(error("run main.rs --memory -1"), "-1 is not a number");
    assert_eq!(error("run main.rs --quiet"), "unknown option --quiet");
    assert!(error("run main.rs --give /no/such/file").starts_with("/no/such/file: "));
}
