//! The forms of templates, each in a small file beside the page that is loaded when the template is chosen.
//!
//! The second part of the program has all templates whole; where a form does not come by itself, that brings it.

use std::cell::RefCell;

use leptos::task::spawn_local;

use super::app::App;
use crate::browser::fetch::beside;
use crate::formats::packed::unpack_form;
use crate::template::form::Form;

/// Something to do once a form is here.
type Act = Box<dyn FnOnce()>;

thread_local! {
    /// Templates whose forms are on their way, each with what waits for it.
    static COMING: RefCell<Vec<(String, Vec<Act>)>> = const { RefCell::new(Vec::new()) };
}

impl App {
    /// Brings the form of a template, unless it is here.
    pub fn want_form(self, template: &str) {
        if !self.is_here(template) {
            self.with_form(template, || ());
        }
    }

    /// Does something as soon as the form of a template is here.
    pub fn with_form(self, template: &str, act: impl FnOnce() + 'static) {
        if self.is_here(template) {
            act();
            return;
        }
        let Some(file) = self.form_file(template) else {
            self.with_second(move |_| act());
            return;
        };
        let first = COMING.with_borrow_mut(|coming| {
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
        if first {
            let template = template.to_owned();
            spawn_local(async move {
                let form = beside(&file)
                    .await
                    .and_then(|bytes| unpack_form(&template, &file, &bytes));
                self.arrived(&template, form);
            });
        }
    }

    fn arrived(self, template: &str, form: Option<Form>) {
        let acts = COMING.with_borrow_mut(|coming| {
            let place = coming.iter().position(|(id, _)| id == template)?;
            Some(coming.swap_remove(place).1)
        });
        let go_on = move || acts.into_iter().flatten().for_each(|act| act());
        let Some(form) = form else {
            // Its failure is told, and can be mended, where that of the second part is.
            self.with_second(move |_| go_on());
            return;
        };
        // The second part may have brought the whole template meanwhile.
        if !self.is_here(template) {
            self.take_in_form(form);
        }
        go_on();
    }
}
