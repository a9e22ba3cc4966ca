//! Template file -> checked template, with everything that is wrong with it.

use std::borrow::Cow;

use super::convert::Converter;
use super::error::TemplateError;
use super::file::TemplateFile;
use crate::formats::json::digest::digest_of_text;
use crate::formats::json::read::read;
use crate::formats::versioned::{Migrated, parse_versioned};
use crate::model::file::LARGEST_FILE;
use crate::model::template::{DocumentRules, Template};
use crate::template::built_in::parts::BuiltIn;
use crate::template::compile::{Compiled, compile};

/// The format of a template file.
pub const TEMPLATE_FORMAT: &str = "bao-cao-so/template";

/// Reads, converts and compiles a template file.
///
/// # Errors
/// Everything that is wrong with it.
pub fn decode_template(text: &str, built_in: &BuiltIn) -> Result<Compiled, TemplateError> {
    let (template, digest) = read_template(text, built_in)?;
    compile(template, built_in, digest).map_err(TemplateError::Problems)
}

/// Reads a template file as it is written, with its digest.
///
/// # Errors
/// What the file is not, or everything in it that a template cannot hold.
pub fn read_template(text: &str, built_in: &BuiltIn) -> Result<(Template, String), TemplateError> {
    let Migrated { original, current } =
        parse_versioned(text, TEMPLATE_FORMAT, LARGEST_FILE).map_err(TemplateError::File)?;
    let file: TemplateFile = read(&current).map_err(TemplateError::File)?;
    let mut converter = Converter::default();
    let template = Template {
        id: file.id,
        version: file.version,
        title: file.title,
        description: file.description,
        document: DocumentRules {
            kind: file.document.kind,
            abbreviation: file.document.abbreviation,
            subject: file.document.subject,
            closing: file.document.closing,
            bases: file.document.bases,
            parts: file.document.parts,
        },
        periods: converter.period_rules(file.periods, &built_in.periods),
        previous_change: converter.previous_change(file.previous_change),
        synthesizes: file.synthesizes,
        acts: converter.acts(file.acts),
        sections: converter.sections(file.sections),
        indicators: converter.indicators(file.indicators),
        checks: converter.checks(file.checks),
    };
    let digest = match &current {
        Cow::Borrowed(_) => original.digest_without(&[]),
        Cow::Owned(migrated) => digest_of_text(migrated, &[]),
    };
    Ok((converter.finish(template)?, digest))
}
