//! The forms of templates, each in a small file beside the page that is loaded when the template is chosen.
//!
//! All templates with their rules are a lazy part of the program; where a form does not come by itself, that brings it.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::{Act, App};
use crate::browser::fetch;
use crate::formats::packed::unpack_form;
use crate::state::lazy::run_now;
use crate::template::form::Form;

impl App {
    /// Brings the form of a template, unless it is here, and then its rules, while the person chooses the period. Should they
    /// not come, the report that is begun asks for them again.
    pub fn want_form(self, template: &str) {
        let id = template.to_owned();
        self.with_form(template, move || {
            run_now(async move {
                let _ = self.load_rules(&id).await;
            });
        });
    }

    /// Does something as soon as the form of a template is here.
    pub fn with_form(self, template: &str, act: impl FnOnce() + 'static) {
        if self.is_here(template) {
            act();
            return;
        }
        let Some(file) = self.form_file(template) else {
            self.with_all_templates(Box::new(act));
            return;
        };
        let first = self.forms_coming.try_update_value(|coming| {
            match coming.iter_mut().find(|(id, _)| id == template) {
                Some((_, acts)) => {
                    acts.push(Box::new(act));
                    false
                }
                None => {
                    coming.push((template.to_owned(), vec![Box::new(act)]));
                    true
                }
            }
        });
        if first == Some(true) {
            let template = template.to_owned();
            spawn_local(async move {
                let form = fetch::bytes(&file)
                    .await
                    .and_then(|bytes| unpack_form(&template, &file, &bytes));
                self.arrived(&template, form);
            });
        }
    }

    fn with_all_templates(self, act: Act) {
        let act = Rc::new(Cell::new(Some(act)));
        self.loads.run_always(move || {
            let act = act.clone();
            Box::pin(async move {
                self.load_templates().await?;
                if let Some(act) = act.take() {
                    act();
                }
                Ok(())
            })
        });
    }

    fn arrived(self, template: &str, form: Option<Form>) {
        let acts = self
            .forms_coming
            .try_update_value(|coming| {
                let place = coming.iter().position(|(id, _)| id == template)?;
                Some(coming.swap_remove(place).1)
            })
            .flatten();
        let go_on = move || acts.into_iter().flatten().for_each(|act| act());
        let Some(form) = form else {
            // Its failure is told, and can be mended, where that of a part of the program is.
            self.with_all_templates(Box::new(go_on));
            return;
        };
        // The whole template may have come meanwhile.
        if !self.is_here(template) {
            self.add_form(form);
        }
        go_on();
    }
}
