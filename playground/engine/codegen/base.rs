// What a base module holds: uses of std that programs share.
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, VecDeque};
use std::fmt::{Debug, Display};
use std::hint::black_box as b;
use std::io::{BufRead, Read, Write};
use std::rc::{Rc, Weak};
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering::*};
use std::sync::{Arc, Condvar, Mutex, OnceLock, RwLock, mpsc};
use std::thread;
use std::time::Duration;
fn show<T: Display + Debug>(x: T) {
    println!("{x} {x:?} {x:>8} {x:#?}");
}
macro_rules! ints { ($($t:ty)*) => { $(
    show(b(1 as $t)); println!("{:x} {:b} {:o} {:08} {:?}", b(2 as $t), b(2 as $t), b(2 as $t), b(2 as $t), "5".parse::<$t>());
    let mut v: Vec<$t> = Vec::new(); for i in 0..3 { v.push(i as $t); } v.extend([1 as $t, 2 as $t]); v.sort(); v.sort_unstable(); v.dedup(); v.reverse(); v.insert(0, 1 as $t); v.remove(0); v.retain(|x| *x > 0);
    let last = v.pop(); println!("{v:?} {last:?} {:?} {:?} {} {:?}", v.first(), v.iter().max(), v.contains(&(1 as $t)), v.clone()); v.truncate(1); v.clear(); let w = vec![b(0 as $t); b(4)]; println!("{:?} {:?}", &w[1..], w.iter().rev().collect::<Vec<_>>());
    let mut m: HashMap<$t, $t> = HashMap::new(); m.insert(1 as $t, 2 as $t); *m.entry(3 as $t).or_insert(0 as $t) += 1 as $t; println!("{m:?} {:?}", m.get(&(1 as $t))); m.remove(&(1 as $t));
    println!("{:?} {:?}", Some(b(1 as $t)), [b(1 as $t), 2 as $t]); let bx: Box<$t> = Box::new(1 as $t); println!("{bx}");
)* } }
fn main() {
    ints!(i32 u32 i64 u64 usize u8);
    macro_rules! few { ($($t:ty)*) => { $( show(b(1 as $t)); println!("{:?}", "5".parse::<$t>()); )* } }
    few!(i8 i16 u16 isize i128 u128);
    show(b(1.5f64));
    show(b(1.5f32));
    println!("{:.2} {:e} {:?} {:8.3}", b(1.5f64), b(2.5f64), "1.5".parse::<f64>(), b(2.5f64));
    println!("{:.2} {:?}", b(1.5f32), "1.5".parse::<f32>());
    show(b(true));
    show(b('c'));
    show(b("str"));
    show(b(String::from("x")));
    println!("{:?} {:?} {:?}", (), Some(()), b(Ok::<(), String>(())));
    let mut fv = vec![1.5f64, 0.5];
    fv.sort_by(|a, c| a.partial_cmp(c).unwrap());
    fv.push(2.0);
    println!("{fv:?} {}", fv.iter().sum::<f64>());
    let mut s = String::new();
    for c in "añ b".chars() {
        s.push(c);
    }
    s.push_str("x");
    s += "y";
    s.insert(0, 'q');
    s.insert_str(0, "zz");
    println!(
        "{s} {} {:?} {:?} {} {} {} {}",
        s.len(),
        s.find('x'),
        s.find("x"),
        s.replace("x", "yy"),
        s.to_uppercase(),
        s.trim(),
        s.clone().pop().unwrap()
    );
    for w in "a b c".split_whitespace().chain("a,b".split(',')).chain("x--y".split("--")) {
        print!("{w} ");
    }
    for l in "a\nb".lines() {
        println!("{l}");
    }
    println!(
        "{:?} {:?} {:?} {:?}",
        s.as_bytes(),
        s.char_indices().collect::<Vec<_>>(),
        s.chars().rev().collect::<String>(),
        s.bytes().collect::<Vec<_>>()
    );
    let mut words: Vec<String> = "c b a".split(' ').map(String::from).collect();
    words.sort();
    words.dedup();
    words.push("d".to_string());
    println!("{words:?} {} {} {:?}", words.join(","), words.concat(), words.clone());
    words.remove(0);
    let mut strs: Vec<&str> = "c b a".split(' ').collect();
    strs.sort();
    println!("{strs:?} {} {}", strs.join(" "), strs.concat());
    let mut m: HashMap<String, i32> = HashMap::new();
    *m.entry("a".into()).or_insert(0) += 1;
    m.insert("b".into(), 2);
    println!("{m:?} {:?} {}", m.get("a"), m.contains_key("b"));
    for (k, v) in &m {
        println!("{k}{v}");
    }
    m.remove("a");
    let mut m: HashMap<&str, i32> = HashMap::new();
    *m.entry("a").or_insert(0) += 1;
    m.insert("b", 2);
    println!("{m:?} {:?}", m.get("a"));
    for (k, v) in &mut m {
        *v += 1;
        println!("{k}");
    }
    let mut m: HashMap<String, String> = HashMap::new();
    m.insert("a".into(), "b".into());
    println!("{m:?} {:?}", m.get("a"));
    let mut m: HashMap<String, usize> = HashMap::new();
    *m.entry("a".into()).or_default() += 1;
    println!("{m:?}");
    let mut m: HashMap<char, usize> = HashMap::new();
    *m.entry('a').or_default() += 1;
    println!("{m:?}");
    let mut m: HashMap<String, Vec<String>> = HashMap::new();
    m.entry("a".into()).or_default().push("b".into());
    println!("{m:?}");
    let mut m: BTreeMap<String, i32> = BTreeMap::new();
    m.insert("a".into(), 1);
    *m.entry("b".into()).or_insert(0) += 1;
    println!("{m:?} {:?}", m.get("a"));
    m.remove("a");
    let mut m: BTreeMap<i32, &str> = BTreeMap::new();
    m.insert(1, "a");
    println!("{m:?} {:?}", m.range(0..5).next());
    let mut m: BTreeMap<&str, i32> = BTreeMap::new();
    m.insert("a", 1);
    println!("{m:?}");
    let mut m: BTreeMap<i32, i32> = BTreeMap::new();
    m.insert(1, 1);
    println!("{m:?}");
    let mut h: HashSet<i32> = HashSet::new();
    h.insert(1);
    println!("{h:?} {}", h.contains(&1));
    let mut h: HashSet<String> = HashSet::new();
    h.insert("a".into());
    println!("{h:?}");
    let mut h: HashSet<&str> = HashSet::new();
    h.insert("a");
    println!("{h:?}");
    let mut h: BTreeSet<i32> = BTreeSet::new();
    h.insert(1);
    println!("{h:?}");
    let mut q = VecDeque::new();
    q.push_back(1i32);
    q.push_front(2);
    println!("{q:?} {:?}", q.pop_front());
    let mut q = BinaryHeap::new();
    q.push(1i32);
    println!("{:?}", q.pop());
    let r = Rc::new(RefCell::new(vec![1i32]));
    r.borrow_mut().push(2);
    let w: Weak<_> = Rc::downgrade(&r);
    println!("{r:?} {} {:?}", Rc::strong_count(&r), w.upgrade());
    let c = Cell::new(1i32);
    c.set(2);
    println!("{c:?}");
    let r = Rc::new(RefCell::new(1i32));
    *r.borrow_mut() += 1;
    println!("{r:?}");
    let r = Rc::new(String::from("x"));
    println!("{r} {}", Rc::ptr_eq(&r, &r.clone()));
    let r = Rc::new(1i32);
    println!("{r}");
    let a = Arc::new(Mutex::new(0i32));
    let hs: Vec<_> = (0..2)
        .map(|_| {
            let a = Arc::clone(&a);
            thread::spawn(move || {
                *a.lock().unwrap() += 1;
            })
        })
        .collect();
    for h in hs {
        h.join().unwrap();
    }
    println!("{:?} {}", a, *a.lock().unwrap());
    let (tx, rx) = mpsc::channel::<i32>();
    let t2 = tx.clone();
    thread::spawn(move || t2.send(1).unwrap());
    drop(tx);
    for x in rx {
        println!("{x}");
    }
    let (tx, rx) = mpsc::channel::<String>();
    tx.send("a".into()).unwrap();
    println!("{:?} {:?}", rx.recv(), rx.try_recv());
    let (tx, rx) = mpsc::sync_channel::<i32>(1);
    tx.send(1).unwrap();
    println!("{:?}", rx.recv_timeout(Duration::from_millis(1)));
    let l = RwLock::new(1i32);
    *l.write().unwrap() += 1;
    println!("{:?}", *l.read().unwrap());
    let n = (AtomicUsize::new(0), AtomicU32::new(0), AtomicU64::new(0), AtomicBool::new(false));
    n.0.fetch_add(1, SeqCst);
    println!("{n:?}");
    thread::scope(|s| {
        s.spawn(|| println!("in"));
    });
    thread::sleep(Duration::from_millis(1));
    let cv = Condvar::new();
    cv.notify_all();
    cv.notify_one();
    static O: OnceLock<i32> = OnceLock::new();
    println!("{:?} {:?}", O.get_or_init(|| 1), Duration::from_millis(5));
    let mx = Mutex::new(vec![1i32]);
    mx.lock().unwrap().push(1);
    let g = Mutex::new(false);
    let g = cv.wait_timeout(g.lock().unwrap(), Duration::from_millis(1)).unwrap().0;
    println!("{g}");
    let e: Box<dyn std::error::Error> = "x".into();
    println!("{e} {e:?}");
    let e: Box<dyn std::error::Error> = "x".parse::<i32>().unwrap_err().into();
    println!("{e}");
    let p = std::panic::catch_unwind(|| {
        if b(true) {
            panic!("x {}", b(1));
        }
    });
    println!("{}", p.is_err());
    let o: Option<i32> = b(Some(1));
    println!("{} {:?}", o.unwrap(), o.ok_or("x"));
    let r: Result<i32, String> = b(Ok(1));
    println!("{:?} {}", r, r.clone().unwrap());
    let o: Option<String> = b(Some("s".into()));
    println!("{:?} {}", o, o.clone().unwrap());
    let o: Option<&str> = b(Some("s"));
    println!("{:?} {}", o, o.expect("x"));
    let r: Result<i32, std::num::ParseIntError> = b("1".parse());
    println!("{r:?}");
    let r: Result<String, std::io::Error> = b(Ok("".into()));
    println!("{r:?}");
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    for l in std::io::stdin().lock().lines() {
        println!("{}", l.unwrap());
    }
    std::io::stdin().read_to_string(&mut line).unwrap();
    writeln!(std::io::stdout(), "x").unwrap();
    write!(std::io::stdout().lock(), "x").unwrap();
    std::io::stdout().flush().unwrap();
    eprintln!("e {}", 1);
    eprint!("x");
    assert_eq!(b(1), 1, "m");
    assert!(b(true));
    assert_ne!(b(1), 2);
    println!("{:?} {:?}", std::env::args().collect::<Vec<_>>(), std::env::var("X"));
    println!("{}", std::any::type_name::<i32>());
    if b(false) {
        std::process::exit(1);
    }
}
