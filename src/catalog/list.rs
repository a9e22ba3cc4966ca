//! The list of built-in templates and samples: what a page says of them before it has fetched them.

use serde::{Deserialize, Serialize};

use crate::formats::json::fields::null_is_default;
use crate::formats::json::read::read_guarded;
use crate::formats::packed;
use crate::formats::template::{convert::Converter, error::TemplateError};
use crate::model::period::PeriodKind;

/// The list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Templates, the usual one first.
    pub templates: Vec<ListedTemplate>,
    /// Samples, the simplest first.
    pub samples: Vec<ListedSample>,
}

/// What the list says of a template; a test holds it against the template's own file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedTemplate {
    /// Id, and the name of its file.
    pub id: String,
    /// Name.
    pub title: String,
    /// Who fills it in and when.
    pub description: String,
    /// Kinds of period that it takes, the usual one first.
    pub periods: Vec<PeriodKind>,
    /// The file beside the page that its form is in; `None` where the program has all templates at once.
    pub form: Option<String>,
    /// The file beside the page that its form and rules are in; `None` as above.
    pub rules: Option<String>,
}

/// What the list says of a sample.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedSample {
    /// Name of its file.
    pub id: String,
    /// Agency and period.
    pub title: String,
    /// What can be seen in it.
    pub description: String,
}

/// The file of the list.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListFile {
    /// Templates.
    #[serde(default, deserialize_with = "null_is_default")]
    pub templates: Vec<ListedTemplateJson>,
    /// Samples.
    #[serde(default, deserialize_with = "null_is_default")]
    pub samples: Vec<ListedSampleJson>,
}

/// A template.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListedTemplateJson {
    /// Id, and the name of its file.
    pub id: String,
    /// Name.
    pub title: String,
    /// Who fills it in and when.
    pub description: String,
    /// Kinds of period that it takes.
    #[serde(default, deserialize_with = "null_is_default")]
    pub periods: Vec<String>,
}

/// A sample.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListedSampleJson {
    /// Name of its file.
    pub id: String,
    /// Agency and period.
    pub title: String,
    /// What can be seen in it.
    pub description: String,
}

impl Listed {
    /// Reads the list's file.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(text: &str) -> Result<Self, TemplateError> {
        let file: ListFile = read_guarded(text).map_err(TemplateError::File)?;
        let mut converter = Converter::default();
        let template = |entry: ListedTemplateJson| {
            let kinds = entry.periods.iter().enumerate();
            ListedTemplate {
                id: entry.id,
                title: entry.title,
                description: entry.description,
                periods: kinds
                    .map(|(position, kind)| converter.period_kind(position, kind))
                    .collect(),
                form: None,
                rules: None,
            }
        };
        let sample = |entry: ListedSampleJson| ListedSample {
            id: entry.id,
            title: entry.title,
            description: entry.description,
        };
        let listed = Self {
            templates: file.templates.into_iter().map(template).collect(),
            samples: file.samples.into_iter().map(sample).collect(),
        };
        Ok(converter.finish(listed)?)
    }

    /// The list as packed bytes, for the shipped page.
    #[must_use]
    pub fn pack(&self) -> Vec<u8> {
        packed::pack(self)
    }

    /// Reads what [`Listed::pack`] wrote.
    #[must_use]
    pub fn unpack(bytes: &[u8]) -> Self {
        packed::unpack(bytes).unwrap_or_default()
    }
}
