//! What comes after the form: templates with their rules, assessment, persistence.

use leptos::prelude::*;

use super::comparing::{compare_all, open_session};
use super::core::App;
use crate::browser::lazy::lazy;
use crate::catalog::Catalog;
use crate::state::editor::{
    Editor, assess_from_now_on, assess_indicators_from_now_on, export_json,
};
use crate::state::lazy::{LoadError, run_now};
use crate::state::persistence::Persistence;
use crate::template::compile::Compiled;

/// What must be here before a lazy function is called.
#[derive(Clone, Copy)]
#[allow(
    clippy::large_enum_variant,
    reason = "an editor is some twenty handles, and is copied as such everywhere"
)]
pub enum Needs {
    /// Nothing else.
    Nothing,
    /// What is stored on this machine, all of it.
    Persistence,
    /// Persistence, which is not asked for.
    PersistenceIfStarted,
    /// Templates are on their way when a part of what is stored is read.
    Templates,
    /// The indicators of a report.
    Indicators(Editor),
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
                let here = || self.has_persistence.get_untracked().then_some(());
                self.loads.until(here).await;
                Ok(())
            }
            Needs::Templates => {
                run_now(async move {
                    // Whoever waits for them asks again, and tells.
                    let _ = self.load_templates().await;
                });
                Ok(())
            }
            Needs::Indicators(editor) => self.assess_indicators(editor).await,
            Needs::Assessment(editor) => self.assess_with_rules(editor).await,
        }
    }

    /// Assesses an open report from now on, and looks after it as long as its page is open.
    pub fn enable_assessment(self, editor: Editor) {
        self.loads
            .run_here(move || Box::pin(self.assess_with_rules(editor)));
        self.loads.run_here(move || {
            Box::pin(async move {
                // Indicators first: the line is theirs, and the first copy is made without persistence.
                let _ = self.assess_with_rules(editor).await;
                open_session(self, editor).await?.await
            })
        });
    }

    /// Assesses the indicators of a report from now on, by the rules of its template.
    async fn assess_indicators(self, editor: Editor) -> Result<(), LoadError> {
        match self.rules_for(editor).await? {
            Some(template) => assess_indicators_from_now_on(editor, template).await,
            None => Ok(()),
        }
    }

    /// Assesses a report from now on, by the rules of its template.
    ///
    /// # Errors
    /// What it needs could not be loaded.
    pub async fn assess_with_rules(self, editor: Editor) -> Result<(), LoadError> {
        match self.rules_for(editor).await? {
            Some(template) => assess_from_now_on(editor, template).await,
            None => Ok(()),
        }
    }

    /// The template of a report with its rules; none where it is of a template that this page no longer has.
    async fn rules_for(self, editor: Editor) -> Result<Option<Compiled>, LoadError> {
        let id = editor.template().id.clone();
        self.load_rules(&id).await?;
        Ok(self.with_rules(&id))
    }

    /// True once persistence is here, without asking for it.
    #[must_use]
    pub fn has_persistence(self) -> bool {
        self.has_persistence.get()
    }

    /// Starts persistence, once, and waits until both copies of everything were compared: nothing stored is read before.
    ///
    /// # Errors
    /// It could not be loaded.
    pub async fn start_persistence(self) -> Result<(), LoadError> {
        self.loads
            .once(self.compared, move || {
                Box::pin(async move {
                    self.load_templates().await?;
                    compare_all(self).await?.await
                })
            })
            .await
    }

    /// Persistence, once it was started.
    #[must_use]
    pub fn started_persistence(self) -> Option<Persistence> {
        self.started.get_value()
    }

    /// Hands a report over as a file, whatever page is open.
    pub fn save_file(self, editor: Editor) {
        self.loads.run_waiting(move || {
            Box::pin(async move {
                self.assess_with_rules(editor).await?;
                export_json(editor).await
            })
        });
    }

    /// Brings all templates with their rules, once.
    ///
    /// # Errors
    /// They could not be loaded.
    pub async fn load_templates(self) -> Result<(), LoadError> {
        self.loads
            .once(self.rules, move || {
                Box::pin(async move {
                    self.add_templates(templates_with_rules().await?);
                    Ok(())
                })
            })
            .await
    }
}

lazy! { templates:
    /// All templates with their rules.
    pub fn templates_with_rules() -> Vec<Compiled> {
        Catalog::with_rules()
    }
}
