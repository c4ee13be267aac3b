//! The engine's memory begins with room for std; the host needs little.

fn main() {
    println!("cargo:rustc-link-arg-bins=-zstack-size=1048576");
    println!("cargo:rustc-link-arg-bins=--global-base=1048576");
    println!("cargo:rerun-if-changed=build.rs");
}
