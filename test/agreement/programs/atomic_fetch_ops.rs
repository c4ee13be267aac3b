// Every fetch operation of an atomic gives the old value and leaves the new one.

use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed, SeqCst};
use std::sync::atomic::{AtomicBool, AtomicI8, AtomicU16, AtomicU64};

fn main() {
    let n = AtomicU16::new(0b1100);
    println!("and {} -> {n:?}", n.fetch_and(0b0110, SeqCst));
    println!("or {} -> {n:?}", n.fetch_or(0b1001, Relaxed));
    println!("xor {} -> {n:?}", n.fetch_xor(0xffff, AcqRel));
    println!("nand {} -> {n:?}", n.fetch_nand(0b1010, Acquire));
    println!("add {} -> {n:?}", n.fetch_add(20, SeqCst));
    println!("sub {} -> {n:?}", n.fetch_sub(30, SeqCst));

    let signed = AtomicI8::new(-100);
    println!("max {} -> {signed:?}", signed.fetch_max(5, SeqCst));
    println!("min {} -> {signed:?}", signed.fetch_min(-7, Relaxed));
    println!("sub {} -> {signed:?}", signed.fetch_sub(122, AcqRel));

    let unsigned = AtomicU64::new(u64::MAX);
    println!("max {} -> {unsigned:?}", unsigned.fetch_max(1, Relaxed));
    println!("min {} -> {unsigned:?}", unsigned.fetch_min(1, Relaxed));

    let flag = AtomicBool::new(true);
    println!("nand {} -> {flag:?}", flag.fetch_nand(true, SeqCst));
    println!("not {} -> {flag:?}", flag.fetch_not(SeqCst));
    println!("xor {} -> {flag:?}", flag.fetch_xor(true, SeqCst));
    println!("or {} -> {flag:?}", flag.fetch_or(true, SeqCst));
    println!("and {} -> {flag:?}", flag.fetch_and(false, SeqCst));
    println!("swap {} -> {flag:?}", flag.swap(true, SeqCst));
}
