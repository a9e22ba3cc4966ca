//! What pasting a block of cells into a table would do, as data. It is worked out in `formats::clipboard`; the sentences are
//! `messages::vi::paste_account`.

pub mod fields;
mod guesses;
pub mod no_row;
pub mod numbers;
mod only_named;
pub mod plan;
pub mod refusal;
pub mod target;
mod unplaced;
