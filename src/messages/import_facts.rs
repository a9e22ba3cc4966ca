//! What the preview of a file is worded from, in any language.

use crate::model::file::Remark;
use crate::model::report::Report;
use crate::model::storage::ImportVerdict;
use crate::template::form::Form;

/// A report and the template that it answers.
#[derive(Clone, Copy)]
pub struct Answered<'a> {
    /// The report.
    pub report: &'a Report,
    /// The template.
    pub template: &'a Form,
}

/// What is to be said of a file that can be imported.
pub struct ImportFacts<'a> {
    /// What importing it would do.
    pub verdict: ImportVerdict,
    /// The report of the file.
    pub file: Answered<'a>,
    /// What to know about the file.
    pub remarks: &'a [Remark],
    /// The digest that stands on the paper of its report; none when the officer wants none there.
    pub check_mark: Option<String>,
    /// The report of the same id that this machine has.
    pub here: Option<Answered<'a>>,
    /// Another report of the same agency and period, where the file's would be added.
    pub same_subject: Option<Answered<'a>>,
    /// The earlier file of the same opening that holds that other report; none for one of this machine.
    pub same_subject_file: Option<&'a str>,
    /// An earlier file of the same opening that holds the same report.
    pub earlier: Option<&'a str>,
    /// Another agency has the same name.
    pub namesake: bool,
}
