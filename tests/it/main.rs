//! Native tests of the core: data in, data out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // A test says what failed by failing.
#![allow(missing_docs)]

mod architecture;
mod catalog;
mod document;
mod engine;
mod exchange;
mod formulas;
mod numbers;
mod packed;
mod periods;
#[cfg(feature = "schema")]
mod schemas;
mod storage;
mod templates;
