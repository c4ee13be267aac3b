#!/bin/sh
# std for wasm32-unknown-unknown into the sysroot of Debian's rustc-web, whose
# packages carry std's source (rust-web-src) but not this target. About a
# minute on two cores; needs lld-22. With rustup, `rustup target add` does it.
set -e
export PATH=/usr/bin:$PATH RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Zforce-unstable-if-unmarked
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r /usr/src/rustc-1.96.0/library "$work"
cargo build --release --manifest-path "$work/library/sysroot/Cargo.toml" \
  --target wasm32-unknown-unknown --target-dir "$work/target" --features compiler-builtins-mem
lib=/usr/lib/rustlib/wasm32-unknown-unknown/lib
mkdir -p "$lib"
cp "$work"/target/wasm32-unknown-unknown/release/deps/*.rlib "$lib"
