//! Built-in templates and sample reports, as data files, and the look-up.
//!
//! The page carries the registry, the particulars and a list of the templates; a template itself is a file beside the
//! page, fetched when a report needs it, so that a first visit transfers the one that it fills in.

mod list;

use std::sync::Arc;

use self::list::{Listed, read_list};
use crate::engine::checked::CheckedTemplate;
use crate::engine::compile::BuiltIn;
use crate::exchange::template::{TemplateRefusal, decode_built_in, decode_template};

pub use self::list::{ListedSample, ListedTemplate};

/// The particulars of agency and document, asked by every template.
pub const PARTICULARS: &str = include_str!("data/particulars.json");
/// The registry of legal acts.
pub const ACTS: &str = include_str!("data/acts.json");
/// The usual days of each kind of period.
pub const PERIODS: &str = include_str!("data/periods.json");
/// The list of templates and samples.
pub const LIST: &str = include_str!("data/list.json");

/// Declares data files by name, for the tests and for editions that carry everything.
macro_rules! files {
    ($folder:literal: $($name:literal)*) => {
        &[$(($name, include_str!(concat!("data/", $folder, "/", $name, ".json")))),*]
    };
}

/// The built-in template files by id.
pub const TEMPLATES: &[(&str, &str)] = files!("templates": "bao-cao-nam-chuyen-doi-so" "bao-cao-nam-cntt" "ket-qua-ke-hoach" "tong-hop-nghi-quyet-cpdt" "danh-gia-ke-hoach-giai-doan");
/// The sample reports behind "Mở ví dụ" by name, as exchange files.
pub const SAMPLES: &[(&str, &str)] =
    files!("samples": "an-giang-2021" "an-giang-2021-ban-goc" "quang-ngai-2022" "tra-vinh-2018" "phu-yen-2020" "vi-du-2025");

/// The templates that this page has, with what they are compiled with.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// What every template is compiled with.
    pub built_in: BuiltIn,
    /// All built-in templates, the usual one first, whether fetched or not.
    pub listed: Vec<ListedTemplate>,
    /// The sample reports.
    pub samples: Vec<ListedSample>,
    /// The templates that are here.
    pub templates: Vec<Arc<CheckedTemplate>>,
}

impl Catalog {
    /// The catalogue with its list; no template is here yet.
    ///
    /// # Errors
    /// What is wrong with the data files; a test loads them, so a shipped page has none.
    pub fn begin() -> Result<Self, TemplateRefusal> {
        let Listed { templates: listed, samples } = read_list(LIST)?;
        Ok(Self { built_in: decode_built_in(PARTICULARS, ACTS, PERIODS)?, listed, samples, templates: Vec::new() })
    }

    /// The catalogue with every template here.
    ///
    /// # Errors
    /// What is wrong with the data files.
    pub fn load() -> Result<Self, TemplateRefusal> {
        let mut catalog = Self::begin()?;
        for (_, text) in TEMPLATES {
            catalog.take_in(text)?;
        }
        Ok(catalog)
    }

    /// Compiles a template's file and keeps the template.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn take_in(&mut self, text: &str) -> Result<Arc<CheckedTemplate>, TemplateRefusal> {
        let template = Arc::new(decode_template(text, &self.built_in)?);
        self.templates.retain(|one| one.template.id != template.template.id);
        self.templates.push(template.clone());
        Ok(template)
    }

    /// A template by id, if it is here.
    #[must_use]
    pub fn template(&self, id: &str) -> Option<Arc<CheckedTemplate>> {
        self.templates.iter().find(|one| one.template.id == id).cloned()
    }

    /// Those of some templates that the list knows and that are not here yet.
    #[must_use]
    pub fn to_fetch(&self, ids: &[String]) -> Vec<String> {
        let listed = self.listed.iter().map(|one| &one.id);
        listed.filter(|id| ids.contains(id) && self.template(id).is_none()).cloned().collect()
    }
}
