//! Cargo's build script: a theme file that was added or removed is in the next binary.

fn main() {
    println!("cargo::rerun-if-changed=themes/default");
}
