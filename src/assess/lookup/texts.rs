//! The texts of a report for the checks of them.

use crate::assess::lookup::ReportLookup;
use crate::model::answer::FieldPath;
use crate::proofread::prose::Prose;

impl ReportLookup<'_> {
    /// What was found in the texts that are not in a section left out.
    pub(crate) fn shown_texts(&self) -> impl Iterator<Item = (&FieldPath, &Prose)> {
        self.texts
            .into_iter()
            .flatten()
            .filter(|(path, _)| !self.is_left_out(path.as_str()))
    }
}
