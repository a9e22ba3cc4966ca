//! Report -> document tree by Nghị định 30/2020/NĐ-CP -> HTML (and later other writers).
//!
//! `tree` knows neither reports nor HTML: `compose` fills it, a writer sets it out. Another writer (.docx) is one more
//! file here with one function from `&tree::Document`; `printable` and `typography` are what writers share.

pub mod agency_annex;
pub mod chart_annex;
pub mod compose;
pub mod html;
pub mod printable;
pub mod problem_list;
pub mod tree;
pub mod typography;
