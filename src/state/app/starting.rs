//! What comes after the form: templates with their rules, assessment, persistence.

use leptos::prelude::*;

use super::App;
use crate::browser::lazy::lazy;
use crate::catalog::Catalog;
use crate::state::editor::{Editor, assess_from_now_on};
use crate::state::keeping;
use crate::state::lazy::{LoadError, LoadState};
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
        self.load_templates().await?;
        let template = self.template(&editor.template().template.id);
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

lazy! { templates:
    /// All templates with their rules.
    pub fn templates_with_rules() -> Vec<CheckedTemplate> {
        Catalog::with_rules()
    }
}
