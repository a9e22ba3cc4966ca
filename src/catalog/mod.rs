//! Built-in templates and sample reports, as data files, and the look-up.

use std::sync::Arc;

use crate::engine::checked::CheckedTemplate;
use crate::engine::compile::BuiltIn;
use crate::exchange::template::TemplateRefusal;
#[cfg(not(feature = "split"))]
use crate::exchange::template::{decode_built_in, decode_template};

/// The particulars of agency and document, asked by every template.
pub const PARTICULARS: &str = include_str!("data/particulars.json");
/// The registry of legal acts.
pub const ACTS: &str = include_str!("data/acts.json");
/// The built-in template files.
pub const TEMPLATES: [&str; 1] = [include_str!("data/templates/bao-cao-nam-cntt.json")];
/// The sample reports behind "Mở ví dụ", as exchange files.
pub const SAMPLES: [&str; 1] = [include_str!("data/samples/an-giang-2021.json")];

/// The templates that this page has, with what they are compiled with.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// What every template is compiled with.
    pub built_in: BuiltIn,
    /// Templates, the usual one first.
    pub templates: Vec<Arc<CheckedTemplate>>,
}

impl Catalog {
    /// Loads the built-in data files.
    ///
    /// # Errors
    /// What is wrong with them; a test loads them, so a shipped page has none.
    #[cfg(not(feature = "split"))]
    pub fn load() -> Result<Self, TemplateRefusal> {
        let built_in = decode_built_in(PARTICULARS, ACTS)?;
        let templates = TEMPLATES.iter().map(|text| decode_template(text, &built_in).map(Arc::new));
        Ok(Self { templates: templates.collect::<Result<_, _>>()?, built_in })
    }

    /// Loads the built-in templates as `cargo xtask dist` packed them.
    ///
    /// # Errors
    /// None; the development build has some.
    #[cfg(feature = "split")]
    pub fn load() -> Result<Self, TemplateRefusal> {
        let templates = crate::exchange::packed::unpack(include_bytes!(env!("PACKED_TEMPLATES")));
        Ok(Self { templates: templates.into_iter().map(Arc::new).collect(), built_in: BuiltIn::default() })
    }

    /// A template by id.
    #[must_use]
    pub fn template(&self, id: &str) -> Option<Arc<CheckedTemplate>> {
        self.templates.iter().find(|one| one.template.id == id).cloned()
    }
}
