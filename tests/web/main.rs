//! Component tests in a real browser: one component over a real report, what a person does in it and what is then to be
//! seen. How components are mounted is in `page` and `app`, what a person does in `person`, what is read in `dom`; the
//! others are tests, a module for each kind of component.

#![cfg(target_arch = "wasm32")]
// The lint knows test functions only; these are their helpers.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use wasm_bindgen_test::wasm_bindgen_test_configure;

mod app;
mod bar;
mod cell_keys;
mod choices;
mod collection;
mod comments;
mod composition;
mod dom;
mod fields;
mod files;
mod findings;
mod indicators;
mod keys;
mod name_order;
mod outline;
mod page;
mod pages;
mod paste;
mod paste_fields;
mod person;
mod preview;
mod previous;
mod routes;
mod rows;
mod sentences;
mod tables;
mod undo;

wasm_bindgen_test_configure!(run_in_browser);
