//! A receiving department's collection: whose each file is, what taking it in would do, where each agency stands, and what a
//! file claims against what follows from it.
//!
//! `preview(collection, files)` sorts files without changing anything, `apply` takes them in, all or none. Pure: no clock, no
//! storage, no words; what is decided is handed in. Not here: files (`formats`), the adding up (`rollup`).

pub mod agencies;
pub mod attribution;
pub mod claims;
pub mod file_group;
pub mod intake;
pub mod known;
pub mod matching;
pub mod overview;
pub mod periods;
pub mod screening;
pub mod sorted;
pub mod standing;
pub mod status;
pub mod synthesis;
pub mod timeline;
pub mod workspace;
