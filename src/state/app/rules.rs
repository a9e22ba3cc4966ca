//! The rules of one template, in a file beside the page: a form is assessed without those of all others.

use leptos::prelude::*;

use super::core::App;
use crate::browser::fetch;
use crate::browser::lazy::lazy;
use crate::formats::packed::unpack_whole;
use crate::state::lazy::{LoadError, LoadState, run_now};
use crate::template::compile::Compiled;

impl App {
    /// Brings a template with its rules, once: from its file beside the page, or with all others.
    pub(super) async fn load_rules(self, template: &str) -> Result<(), LoadError> {
        if matches!(self.rules.get_untracked(), LoadState::Ready(())) {
            return Ok(());
        }
        let Some(file) = self.rules_file(template) else {
            return self.load_templates().await;
        };
        let state = self.rules_of(template);
        let template = template.to_owned();
        self.loads
            .once(state, move || {
                Box::pin(async move {
                    // The part that assesses comes at the same time, in many files, of which a browser asks for six at once.
                    let rules = fetch::bytes(&file);
                    run_now(async {
                        let _ = load_assessment().await;
                    });
                    if let Some(bytes) = rules.await
                        && let Some(whole) = unpack_rules(template, file, bytes).await?
                    {
                        self.add_templates(vec![whole]);
                        return Ok(());
                    }
                    self.load_templates().await
                })
            })
            .await
    }

    /// Where the rules of one template are.
    fn rules_of(self, template: &str) -> RwSignal<LoadState<()>> {
        let known = self.rules_each.with_value(|each| {
            let found = each.iter().find(|(id, _)| id == template);
            found.map(|(_, state)| *state)
        });
        known.unwrap_or_else(|| {
            let owner = self.owner.get_value();
            let state = owner.with(|| RwSignal::new(LoadState::Absent));
            self.rules_each
                .update_value(|each| each.push((template.to_owned(), state)));
            state
        })
    }
}

lazy! { assess:
    /// Loads the part of the program that assesses.
    pub fn load_assessment() -> () {}
}

lazy! { assess:
    /// A template with its rules from the bytes of its file, if they are whole.
    pub fn unpack_rules(template: String, file: String, bytes: Vec<u8>) -> Option<Compiled> {
        unpack_whole(&template, &file, &bytes)
    }
}
