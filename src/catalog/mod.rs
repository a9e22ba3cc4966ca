//! Built-in templates and sample reports, as data files, and the look-up.
//!
//! A first visit transfers the list of them and the form of the template that is chosen; the templates with their rules come
//! with a lazy part of the program.

mod list;

use std::sync::Arc;

use crate::formats::template::error::TemplateError;
#[cfg(not(feature = "split"))]
use crate::formats::template::{built_in::decode_built_in, decode::decode_template};
use crate::template::checked::CheckedTemplate;
use crate::template::compile::BuiltIn;

pub use self::list::{Listed, ListedSample, ListedTemplate};

/// The particulars of agency and document, asked by every template.
pub const PARTICULARS: &str = include_str!("data/particulars.json");
/// The registry of legal acts.
pub const ACTS: &str = include_str!("data/acts.json");
/// The usual days of each kind of period.
pub const PERIODS: &str = include_str!("data/periods.json");
/// The list of templates and samples.
pub const LIST: &str = include_str!("data/list.json");

/// Declares data files by name.
macro_rules! files {
    ($folder:literal: $($name:literal)*) => {
        &[$(($name, include_str!(concat!("data/", $folder, "/", $name, ".json")))),*]
    };
}

/// The built-in template files by id, the usual one first.
pub const TEMPLATES: &[(&str, &str)] = files!("templates": "bao-cao-nam-chuyen-doi-so" "bao-cao-nam-cntt" "ket-qua-ke-hoach" "tong-hop-nghi-quyet-cpdt" "danh-gia-ke-hoach-giai-doan");
/// The sample reports behind "Mở ví dụ" by name, as exchange files.
pub const SAMPLES: &[(&str, &str)] = files!("samples": "an-giang-2021" "an-giang-2021-ban-goc" "quang-ngai-2022" "tra-vinh-2018" "phu-yen-2020" "vi-du-2025");

/// The templates that this page has, with what they are compiled with.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// What every template is compiled with; empty in the shipped page, whose templates are compiled.
    pub built_in: BuiltIn,
    /// What there is to choose from.
    pub listed: Listed,
    /// The templates that are here.
    pub templates: Vec<Arc<CheckedTemplate>>,
}

#[cfg(not(feature = "split"))]
impl Catalog {
    /// Loads and compiles the built-in data files.
    ///
    /// # Errors
    /// What is wrong with them; a test loads them, so a shipped page has none.
    pub fn load() -> Result<Self, TemplateError> {
        let built_in = decode_built_in(PARTICULARS, ACTS, PERIODS)?;
        let templates = TEMPLATES
            .iter()
            .map(|(_, text)| decode_template(text, &built_in).map(Arc::new));
        Ok(Self {
            templates: templates.collect::<Result<_, _>>()?,
            listed: Listed::read(LIST)?,
            built_in,
        })
    }

    /// The templates with their rules, which a development build has from the start: none.
    #[must_use]
    pub fn with_rules() -> Vec<CheckedTemplate> {
        Vec::new()
    }
}

#[cfg(feature = "split")]
impl Catalog {
    /// Loads the list as `cargo xtask dist` packed it. Forms stand beside the page (`ListedTemplate::form`).
    ///
    /// # Errors
    /// None; the development build has some.
    pub fn load() -> Result<Self, TemplateError> {
        let listed = Listed::unpack(include_bytes!(concat!(env!("PACKED"), "/list.packed")));
        Ok(Self {
            built_in: BuiltIn::default(),
            listed,
            templates: Vec::new(),
        })
    }

    /// The templates with their rules; only a lazy function may ask for them.
    #[must_use]
    pub fn with_rules() -> Vec<CheckedTemplate> {
        crate::formats::packed::unpack(include_bytes!(concat!(env!("PACKED"), "/templates.packed")))
    }
}

impl Catalog {
    /// Takes templates in, each in the place of one with its id.
    pub fn take_in(&mut self, templates: Vec<CheckedTemplate>) {
        for template in templates {
            let template = Arc::new(template);
            match self
                .templates
                .iter_mut()
                .find(|one| one.template.id == template.template.id)
            {
                Some(place) => *place = template,
                None => self.templates.push(template),
            }
        }
    }

    /// A template by id, if it is here.
    #[must_use]
    pub fn template(&self, id: &str) -> Option<Arc<CheckedTemplate>> {
        self.templates
            .iter()
            .find(|one| one.template.id == id)
            .cloned()
    }
}
