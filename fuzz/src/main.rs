//! The program that the engine drives: one target, named by FUZZ_TARGET.
#![no_main]

use std::sync::LazyLock;

use fuzz::{TARGETS, Target};
use libfuzzer_sys::fuzz_target;

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let name = std::env::var("FUZZ_TARGET").unwrap_or_default();
    let found = TARGETS.iter().find(|target| target.name == name);
    *found.unwrap_or_else(|| panic!("FUZZ_TARGET={name:?} names no target of fuzz/src/lib.rs"))
});

fuzz_target!(|input: &[u8]| (TARGET.run)(input));
