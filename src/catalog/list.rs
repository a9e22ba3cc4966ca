//! The list of built-in templates and samples: what a page says of them before it has fetched them.

use serde::{Deserialize, Serialize};

use crate::formats::packed;
use crate::formats::read::json;
use crate::formats::template::{TemplateRefusal, period_kind};
use crate::formats::wire;
use crate::formats::wire::wire;
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

wire! {
    /// The file of the list.
    pub struct ListFile closed {
        /// Templates.
        pub templates: Vec<ListedTemplateWire> = "templates",
        /// Samples.
        pub samples: Vec<ListedSampleWire> = "samples",
    }
}

wire! {
    /// A template.
    pub struct ListedTemplateWire closed {
        /// Id, and the name of its file.
        pub id: String = "id",
        /// Name.
        pub title: String = "title",
        /// Who fills it in and when.
        pub description: String = "description",
        /// Kinds of period that it takes.
        pub periods: Vec<String> = "periods",
    }
}

wire! {
    /// A sample.
    pub struct ListedSampleWire closed {
        /// Name of its file.
        pub id: String = "id",
        /// Agency and period.
        pub title: String = "title",
        /// What can be seen in it.
        pub description: String = "description",
    }
}

impl Listed {
    /// Reads the list's file.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(text: &str) -> Result<Self, TemplateRefusal> {
        let file: ListFile = json(text)
            .and_then(wire::read)
            .map_err(TemplateRefusal::File)?;
        let template = |wire: ListedTemplateWire| {
            let periods = wire
                .periods
                .iter()
                .map(|kind| period_kind(kind))
                .collect::<Result<_, _>>()?;
            Ok(ListedTemplate {
                id: wire.id,
                title: wire.title,
                description: wire.description,
                periods,
                form: None,
            })
        };
        let sample = |wire: ListedSampleWire| ListedSample {
            id: wire.id,
            title: wire.title,
            description: wire.description,
        };
        Ok(Self {
            templates: file
                .templates
                .into_iter()
                .map(template)
                .collect::<Result<_, _>>()?,
            samples: file.samples.into_iter().map(sample).collect(),
        })
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
