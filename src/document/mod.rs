//! Report -> document tree by Nghị định 30/2020/NĐ-CP -> HTML (and later other writers).
//!
//! `tree` knows neither reports nor HTML: `compose` fills it, a writer sets it out. Another writer (.docx) is one more
//! file here with one function from `&tree::Document`; `printable`,
//! `display` and `cells` are what writers share.

mod annex;
mod bases;
mod body;
mod cells;
pub mod compose;
mod data;
pub mod display;
pub mod html;
mod indicators;
pub mod letterhead;
pub mod printable;
mod signature;
mod tables;
pub mod tree;
mod widths;
