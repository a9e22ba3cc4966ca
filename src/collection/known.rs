//! What is known of a report that was received, so that it need not be read again.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::rollup::contribution::Contribution;

/// What follows from the answers of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Known {
    /// How many of its findings are neither fixed nor explained.
    pub open: usize,
    /// What it adds to a roll-up.
    pub contribution: Arc<Contribution>,
}
