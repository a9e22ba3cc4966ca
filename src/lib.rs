//! Báo Cáo Số: periodic IT reports of Vietnamese state agencies, filled in, checked and printed in the browser.
//!
//! The layers in reading order; each imports only from those above it (ARCHITECTURE.md, kept by a test).

pub mod model;
pub mod text;
pub mod formula;
pub mod engine;
pub mod exchange;
pub mod catalog;
pub mod document;
pub mod storage;
#[cfg(feature = "web")]
pub mod platform;
#[cfg(feature = "web")]
pub mod state;
#[cfg(feature = "web")]
pub mod ui;
