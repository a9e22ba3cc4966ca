//! Báo Cáo Số: periodic IT reports of Vietnamese state agencies, filled in, checked and printed in the browser.
//!
//! The layers in reading order; each imports only from those above it (ARCHITECTURE.md, kept by a test).

#[cfg(feature = "web")]
pub mod browser;
pub mod catalog;
pub mod document;
pub mod engine;
pub mod exchange;
pub mod formula;
pub mod model;
#[cfg(feature = "web")]
pub mod state;
pub mod storage;
pub mod text;
#[cfg(feature = "web")]
pub mod ui;
