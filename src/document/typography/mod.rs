//! How words are set, for all writers: widths of text and of columns, line breaks, what stays whole.
//!
//! Not here: the style sheet, and anything that a writer writes.

pub mod cell_metrics;
pub(super) mod column_widths;
pub mod line_breaks;
mod page_room;
mod text_columns;
pub mod text_width;
pub mod whole_words;
