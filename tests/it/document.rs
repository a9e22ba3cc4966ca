//! The official document: what the tree says, and how it is written as HTML.

mod compose;
mod contents;
mod html;
mod kept;
mod pages;
mod plain;
mod sample;
mod tables;
mod typography;
mod wording;
