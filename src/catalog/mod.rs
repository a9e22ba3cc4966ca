//! Built-in templates and sample reports, as data files, and the look-up.
//!
//! A first visit transfers the list of them and the form of the template that is chosen; the templates with their rules come
//! with a lazy part of the program.

mod list;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::formats::template::error::TemplateError;
#[cfg(not(feature = "split"))]
use crate::formats::template::{built_in::decode_built_in, decode::decode_template};
use crate::template::built_in::parts::BuiltIn;
use crate::template::compile::Compiled;
use crate::template::form::Form;
use crate::template::rules::Rules;

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
    /// The forms that are here.
    pub forms: Vec<Arc<Form>>,
    /// The rules that are here, by template: a form comes before its rules.
    pub rules: BTreeMap<String, Arc<Rules>>,
}

#[cfg(not(feature = "split"))]
impl Catalog {
    /// Loads and compiles the built-in data files.
    ///
    /// # Errors
    /// What is wrong with them; a test loads them, so a shipped page has none.
    pub fn load() -> Result<Self, TemplateError> {
        let built_in = decode_built_in(PARTICULARS, ACTS, PERIODS)?;
        let mut catalog = Self {
            listed: Listed::read(LIST)?,
            ..Self::default()
        };
        for (_, text) in TEMPLATES {
            catalog.add(decode_template(text, &built_in)?);
        }
        catalog.built_in = built_in;
        Ok(catalog)
    }

    /// The templates with their rules, which a development build has from the start: none.
    #[must_use]
    pub fn with_rules() -> Vec<Compiled> {
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
            listed,
            ..Self::default()
        })
    }

    /// The templates with their rules; only a lazy function may ask for them.
    #[must_use]
    pub fn with_rules() -> Vec<Compiled> {
        crate::formats::packed::unpack_templates(include_bytes!(concat!(
            env!("PACKED"),
            "/templates.packed"
        )))
    }
}

impl Catalog {
    /// Takes a template in, in the place of one with its id.
    pub fn add(&mut self, template: Compiled) {
        let Compiled { form, rules } = template;
        self.rules.insert(form.id.clone(), rules);
        self.add_form(form);
    }

    /// Takes a form in, in the place of one with its id.
    pub fn add_form(&mut self, form: Arc<Form>) {
        match self.forms.iter_mut().find(|one| one.id == form.id) {
            Some(place) => *place = form,
            None => self.forms.push(form),
        }
    }

    /// A form by the id of its template, if it is here.
    #[must_use]
    pub fn form(&self, template: &str) -> Option<Arc<Form>> {
        self.forms.iter().find(|one| one.id == template).cloned()
    }

    /// The rules of a template, if they are here.
    #[must_use]
    pub fn rules(&self, template: &str) -> Option<Arc<Rules>> {
        self.rules.get(template).cloned()
    }

    /// A template by id, if its form and its rules are here.
    #[must_use]
    pub fn template(&self, id: &str) -> Option<Compiled> {
        Some(Compiled {
            form: self.form(id)?,
            rules: self.rules(id)?,
        })
    }
}
