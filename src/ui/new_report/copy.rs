//! "Chép từ kỳ trước": what the new report takes over, where the report of the period before is on this machine.

use leptos::prelude::*;

use crate::messages::vi::copying as words;
use crate::model::report::Report;
use crate::state::app::{App, Copying};
use crate::storage::copying::{CopyChoice, OfferedTable, offer};
use crate::template::form::Form;

/// What the new report can take over; nothing where there is no report of the period before.
pub(super) fn copy_offer(app: App, report: &Report, form: &Form) -> AnyView {
    on_cleanup(move || app.choose_copy(None));
    let Some(from) = app.previous_of(report) else {
        return ().into_any();
    };
    let offer = offer(form, &from);
    let lead = words::from(&from.period, from.words("agency.name"));
    let what = offer.usual();
    let copying = StoredValue::new(Copying { from, what });
    app.choose_copy(Some(copying.get_value()));
    let change = Callback::new(move |change: Change| {
        copying.update_value(|one| change.apply(&mut one.what));
        app.choose_copy(Some(copying.get_value()));
    });
    let mut boxes = vec![check_box(
        "particulars",
        words::PARTICULARS.to_owned(),
        true,
        change,
        Part::Particulars,
    )];
    if offer.texts {
        let texts = words::TEXTS.to_owned();
        boxes.push(check_box("texts", texts, false, change, Part::Texts));
    }
    let table = |table: OfferedTable| {
        let label = words::table(&table.label, table.rows);
        let part = Part::Table(table.id.clone());
        check_box(&table.id, label, table.lasting, change, part)
    };
    boxes.extend(offer.tables.into_iter().map(table));
    view! {
        <fieldset class="field">
            <legend class="field__label">{words::TITLE}</legend>
            <p class="field__hint">{lead}</p>
            <div class="field__options field__options--stacked">{boxes}</div>
        </fieldset>
    }
    .into_any()
}

/// Something that can be taken over.
#[derive(Clone)]
enum Part {
    Particulars,
    Texts,
    Table(String),
}

/// A part that the person chose, or left out.
struct Change {
    part: Part,
    chosen: bool,
}

impl Change {
    fn apply(self, what: &mut CopyChoice) {
        match self.part {
            Part::Particulars => what.particulars = self.chosen,
            Part::Texts => what.texts = self.chosen,
            Part::Table(id) => {
                what.tables.retain(|one| *one != id);
                if self.chosen {
                    what.tables.push(id);
                }
            }
        }
    }
}

fn check_box(
    name: &str,
    label: String,
    chosen: bool,
    change: Callback<Change>,
    part: Part,
) -> AnyView {
    let id = format!("copy-{name}");
    let turn = move |event| {
        change.run(Change {
            part: part.clone(),
            chosen: event_target_checked(&event),
        });
    };
    view! {
        <div class="field__option">
            <input class="field__radio" type="checkbox" id=id.clone() checked=chosen on:change=turn />
            <label for=id>{label}</label>
        </div>
    }
    .into_any()
}
