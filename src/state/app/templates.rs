//! The templates that are here, as a form or with their rules, and where the others are.

use std::sync::Arc;

use leptos::prelude::*;

use super::core::App;
use crate::browser::clock;
use crate::catalog::{ListedSample, ListedTemplate};
use crate::template::compile::Compiled;
use crate::template::form::Form;

impl App {
    /// Templates to choose from, the usual one first.
    #[must_use]
    pub fn templates(self) -> Vec<ListedTemplate> {
        self.catalog
            .with_value(|catalog| catalog.listed.templates.clone())
    }

    /// Sample reports to open.
    #[must_use]
    pub fn samples(self) -> Vec<ListedSample> {
        self.catalog
            .with_value(|catalog| catalog.listed.samples.clone())
    }

    /// Takes in templates that came; who asked for one in vain is told.
    pub(super) fn add_templates(self, templates: Vec<Compiled>) {
        self.catalog.update_value(|catalog| {
            templates
                .into_iter()
                .for_each(|template| catalog.add(template));
        });
        self.arrivals.notify();
    }

    /// Takes in a form that came before its rules.
    pub(super) fn add_form(self, form: Form) {
        self.catalog
            .update_value(|catalog| catalog.add_form(Arc::new(form)));
        self.arrivals.notify();
    }

    /// True when the form of a template has come; read where it is asked for, so that the page is drawn again then.
    #[must_use]
    pub fn form_came(self, template: &str) -> bool {
        self.arrivals.track();
        self.is_here(template)
    }

    pub(super) fn is_here(self, template: &str) -> bool {
        self.template(template).is_some()
    }

    /// The file beside the page that the form of a template is in.
    pub(super) fn form_file(self, template: &str) -> Option<String> {
        self.listed_file(template, |listed| &listed.form)
    }

    /// The file beside the page that a template with its rules is in.
    pub(super) fn rules_file(self, template: &str) -> Option<String> {
        self.listed_file(template, |listed| &listed.rules)
    }

    fn listed_file(
        self,
        template: &str,
        file: fn(&ListedTemplate) -> &Option<String>,
    ) -> Option<String> {
        self.catalog.with_value(|catalog| {
            let mut listed = catalog.listed.templates.iter();
            listed
                .find(|one| one.id == template)
                .and_then(|one| file(one).clone())
        })
    }

    /// The form of a template, if it is here.
    pub(super) fn template(self, id: &str) -> Option<Arc<Form>> {
        self.catalog.with_value(|catalog| catalog.form(id))
    }

    /// A template with its rules, if these are here.
    #[must_use]
    pub fn with_rules(self, id: &str) -> Option<Compiled> {
        self.catalog.with_value(|catalog| catalog.template(id))
    }

    pub(in crate::state) fn templates_arc(self) -> Vec<Arc<Form>> {
        self.catalog.with_value(|catalog| catalog.forms.clone())
    }

    /// This year by the machine's clock.
    #[must_use]
    pub fn this_year(self) -> u32 {
        clock::this_year()
    }
}
