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
mod paste;
mod periods;
mod prose;
mod rows;
mod samples;
#[cfg(feature = "schema")]
mod schemas;
mod storage;
mod templates;
mod written;

/// The shipped data files, compiled once for all tests.
fn shipped() -> &'static bao_cao_so::catalog::Catalog {
    static SHIPPED: std::sync::LazyLock<bao_cao_so::catalog::Catalog> =
        std::sync::LazyLock::new(|| bao_cao_so::catalog::Catalog::load().expect("the data files are sound"));
    &SHIPPED
}
