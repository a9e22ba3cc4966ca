//! A template that is being written, with everything that is wrong with it.
//!
//! What an editor of templates holds: whatever stands in the template, there is a draft, and it knows all its errors.

use crate::model::template::Template;
use crate::template::built_in::parts::BuiltIn;
use crate::template::compile::{Compiled, check, compile};
use crate::template::error::CompileError;
use crate::template::place::Part;

/// A template that is being written. Its errors are always those of the template as it stands.
#[derive(Clone, Debug)]
pub struct TemplateDraft {
    template: Template,
    errors: Vec<CompileError>,
}

impl TemplateDraft {
    /// A draft of a template as it stands: new, copied from another one, or read from a file.
    #[must_use]
    pub fn new(template: Template, built_in: &BuiltIn) -> Self {
        let errors = check(&template, built_in);
        Self { template, errors }
    }

    /// The template as it stands.
    #[must_use]
    pub fn template(&self) -> &Template {
        &self.template
    }

    /// Everything that is wrong with it: the outline first, then indicators, columns, checks, sentences and the document.
    #[must_use]
    pub fn errors(&self) -> &[CompileError] {
        &self.errors
    }

    /// What is wrong with one part, its members and entries included; those of an id that is given twice are all of it.
    pub fn errors_of<'a>(&'a self, part: &'a Part) -> impl Iterator<Item = &'a CompileError> {
        self.errors
            .iter()
            .filter(move |error| error.place.part == *part)
    }

    /// Changes the template and checks it again as a whole: a changed id or unit can break, or mend, any formula.
    pub fn edit(&mut self, built_in: &BuiltIn, change: impl FnOnce(&mut Template)) {
        change(&mut self.template);
        self.errors = check(&self.template, built_in);
    }

    /// The template compiled; `digest` is its SHA-256. The draft stays, to be edited on and compiled again.
    ///
    /// # Errors
    /// The errors of the draft, when it has any.
    pub fn compile(
        &self,
        built_in: &BuiltIn,
        digest: String,
    ) -> Result<Compiled, Vec<CompileError>> {
        compile(self.template.clone(), built_in, digest)
    }
}
