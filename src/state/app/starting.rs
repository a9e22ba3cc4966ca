//! What comes after the form: templates with their rules, assessment, persistence.

use leptos::prelude::*;

use super::App;
use crate::browser::fetch;
use crate::browser::lazy::lazy;
use crate::catalog::Catalog;
use crate::formats::packed::unpack_whole;
use crate::state::editor::{Editor, assess_from_now_on};
use crate::state::keeping;
use crate::state::lazy::{LoadError, LoadState, run_now};
use crate::template::checked::CheckedTemplate;

/// What must be here before a lazy function is called.
#[derive(Clone, Copy)]
pub enum Needs {
    /// Nothing else.
    Nothing,
    /// Persistence: something stored is read.
    Persistence,
    /// The same, which is not asked for.
    PersistenceIfStarted,
    /// The assessment of a report.
    Assessment(Editor),
}

impl App {
    /// Waits for what must be here before.
    ///
    /// # Errors
    /// It could not be loaded.
    pub async fn ready(self, needs: Needs) -> Result<(), LoadError> {
        match needs {
            Needs::Nothing => Ok(()),
            Needs::Persistence => self.start_persistence().await,
            Needs::PersistenceIfStarted => {
                let started = || matches!(self.persistence.get_untracked(), LoadState::Ready(()));
                self.loads.until(|| started().then_some(())).await;
                Ok(())
            }
            Needs::Assessment(editor) => self.assess_with_rules(editor).await,
        }
    }

    /// Assesses an open report from now on, and looks after it as long as its page is open.
    pub fn enable_assessment(self, editor: Editor) {
        self.loads
            .run_here(move || Box::pin(self.assess_with_rules(editor)));
        self.loads.run_here(move || {
            Box::pin(async move {
                self.start_persistence().await?;
                keeping::attend_report(editor).await
            })
        });
    }

    /// Assesses a report from now on, by the rules of its template.
    ///
    /// # Errors
    /// What it needs could not be loaded.
    pub async fn assess_with_rules(self, editor: Editor) -> Result<(), LoadError> {
        let id = editor.template().template.id.clone();
        self.load_rules(&id).await?;
        let template = self.template(&id);
        assess_from_now_on(editor, template).await
    }

    /// Where persistence is, without asking for it.
    #[must_use]
    pub fn persistence(self) -> LoadState<()> {
        self.persistence.get()
    }

    /// Starts persistence, once, and waits for it: nothing stored is read before.
    ///
    /// # Errors
    /// It could not be loaded.
    pub async fn start_persistence(self) -> Result<(), LoadError> {
        self.loads
            .once(self.persistence, move || {
                Box::pin(async move {
                    self.load_templates().await?;
                    keeping::start_keeping(self).await?.await;
                    Ok(())
                })
            })
            .await
    }

    /// Brings a template with its rules, once: from its file beside the page, or with all others.
    async fn load_rules(self, template: &str) -> Result<(), LoadError> {
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
                    // The part that assesses comes at the same time.
                    run_now(async {
                        let _ = load_assessment().await;
                    });
                    if let Some(bytes) = fetch::bytes(&file).await
                        && let Some(whole) = unpack_rules(template, file, bytes).await?
                    {
                        self.take_in_templates(vec![whole]);
                        return Ok(());
                    }
                    self.load_templates().await
                })
            })
            .await
    }

    /// Where the rules of one template are.
    fn rules_of(self, template: &str) -> RwSignal<LoadState<()>> {
        let owner = self.owner.get_value();
        let state = || owner.with(|| RwSignal::new(LoadState::Absent));
        self.rules_each
            .try_update_value(|each| *each.entry(template.to_owned()).or_insert_with(state))
            .unwrap_or(self.rules)
    }

    /// Brings all templates with their rules, once.
    ///
    /// # Errors
    /// They could not be loaded.
    pub async fn load_templates(self) -> Result<(), LoadError> {
        self.loads
            .once(self.rules, move || {
                Box::pin(async move {
                    self.take_in_templates(templates_with_rules().await?);
                    Ok(())
                })
            })
            .await
    }
}

lazy! { assess:
    /// Loads the part of the program that assesses.
    pub fn load_assessment() -> () {}
}

lazy! { assess:
    /// A template with its rules from the bytes of its file, if they are whole.
    pub fn unpack_rules(template: String, file: String, bytes: Vec<u8>) -> Option<CheckedTemplate> {
        unpack_whole(&template, &file, &bytes)
    }
}

lazy! { templates:
    /// All templates with their rules.
    pub fn templates_with_rules() -> Vec<CheckedTemplate> {
        Catalog::with_rules()
    }
}
