//! The report being edited: [`Editor`] is a struct of signals, its commands are methods, a file a concern.

mod answers;
mod assessing;
mod cells;
mod completion;
mod core;
mod fields;
mod findings;
mod listed;
mod locking;
mod navigation;
mod only_blank;
mod open;
mod output;
mod pages;
mod pasting;
mod previous;
mod remote;
mod revision;
mod rows;
mod save_state;
mod saving;
mod undo;
mod wording;

pub use self::assessing::{assess_from_now_on, assess_indicators_from_now_on};
pub use self::cells::Direction;
pub use self::completion::sentence_control;
pub use self::core::{Changed, Editor, TableCommand, add_control_id, control_id};
pub use self::fields::TypedField;
pub use self::findings::group_control;
pub use self::listed::{FindingFilter, ListedGroup, Required, Trail};
pub use self::only_blank::BlankFields;
pub use self::output::export_json;
pub use self::pages::{PAGE_ROWS, TablePage};
pub use self::previous::Beside;
pub use self::save_state::SaveState;
pub use self::undo::record_outside;
