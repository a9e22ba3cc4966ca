//! Báo Cáo Số: periodic IT reports of Vietnamese state agencies, filled in, checked and printed in the browser.
//!
//! The layers in reading order; each imports only from those above it (ARCHITECTURE.md, kept by a test).

pub mod assess;
#[cfg(feature = "web")]
pub mod browser;
pub mod catalog;
pub mod collection;
pub mod document;
pub mod formats;
pub mod formula;
pub mod input;
pub mod messages;
pub mod model;
pub mod proofread;
pub mod rollup;
#[cfg(feature = "web")]
pub mod state;
pub mod storage;
pub mod template;
#[cfg(feature = "web")]
pub mod ui;
