//! Declares what a template asks: fields, tables, sections, and whether their ids are sound.

use std::collections::BTreeSet;

use crate::model::period::PeriodKind;
use crate::model::template::{Choice, Field, FieldKind, Item, Rows, Section, Template};
use crate::template::compile::{Compiler, Wrong};
use crate::template::form::{CompiledField, CompiledTable, PARTICULARS};
use crate::template::outline::each_item;

impl Compiler {
    /// Fields, tables, sections and their ids.
    pub(crate) fn declare(&mut self, template: &Template) {
        let particulars = self.particulars.clone();
        for item in &particulars.items {
            self.item(&particulars.id, item);
        }
        self.frame(template);
        let mut items = Vec::new();
        each_item(&template.sections, &mut |section, item| {
            items.push((section.id.clone(), item.clone()))
        });
        self.declare_sections(&template.sections);
        for (section, item) in &items {
            self.item(section, item);
        }
        let mut seen = BTreeSet::new();
        for indicator in &template.indicators {
            let place = format!("indicators.{}", indicator.id);
            self.id(&place, &indicator.id);
            if !seen.insert(&indicator.id)
                || self.names.fields.contains_key(&indicator.id)
                || self.names.tables.contains_key(&indicator.id)
            {
                self.wrong(place.clone(), Wrong::DuplicateId(indicator.id.clone()));
            }
            self.label(&place, &indicator.label);
            if !self.sections.contains(&indicator.section) {
                self.wrong(
                    format!("{place}.section"),
                    Wrong::UnknownSection(indicator.section.clone()),
                );
            }
        }
    }

    /// Id of the template, and periods that every index of a year can have.
    fn frame(&mut self, template: &Template) {
        if template.id.is_empty()
            || !template
                .id
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        {
            self.wrong("id", Wrong::BadId(template.id.clone()));
        }
        if template.periods.is_empty() {
            self.wrong("periods", Wrong::Nothing);
        }
        for (position, rule) in template.periods.iter().enumerate() {
            let sound = |index| {
                rule.period(2023, index)
                    .is_some_and(|period| period.from <= period.to)
            };
            let typed = rule.kind == PeriodKind::Range;
            if typed && rule.days.is_some() || !typed && !(1..=rule.kind.count_in_year()).all(sound)
            {
                self.wrong(format!("periods.{position}"), Wrong::NoSuchDay);
            }
        }
    }

    /// Options of a choice, or rows of a table: ids once each, names given.
    fn choices(&mut self, place: &str, choices: &[Choice]) {
        let mut seen = BTreeSet::new();
        for choice in choices {
            self.label(place, &choice.label);
            if choice.id.is_empty() || choice.id.contains('.') {
                self.wrong(place, Wrong::BadId(choice.id.clone()));
            }
            if !seen.insert(&choice.id) {
                self.wrong(place, Wrong::DuplicateId(choice.id.clone()));
            }
        }
    }

    fn declare_sections(&mut self, sections: &[Section]) {
        for section in sections {
            let place = format!("sections.{}", section.id);
            self.id(&place, &section.id);
            self.label(&place, &section.title);
            if section.id == PARTICULARS || !self.sections.insert(section.id.clone()) {
                self.wrong(place, Wrong::DuplicateId(section.id.clone()));
            }
            self.declare_sections(&section.sections);
        }
    }

    fn id(&mut self, place: &str, id: &str) {
        let good = id.starts_with(|c: char| c.is_ascii_alphabetic())
            && id
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.');
        if !good {
            self.wrong(place, Wrong::BadId(id.to_owned()));
        }
    }

    fn item(&mut self, section: &str, item: &Item) {
        self.names.in_form_order.push(match item {
            Item::Field(field) => field.id.clone(),
            Item::Table(table) => table.id.clone(),
        });
        match item {
            Item::Field(field) => {
                let place = format!("fields.{}", field.id);
                self.id(&place, &field.id);
                self.field(&place, field, false);
                let placed = CompiledField {
                    field: field.clone(),
                    section: section.to_owned(),
                };
                if self.names.tables.contains_key(&field.id)
                    || self.names.fields.insert(field.id.clone(), placed).is_some()
                {
                    self.wrong(place, Wrong::DuplicateId(field.id.clone()));
                }
            }
            Item::Table(table) => {
                let place = format!("tables.{}", table.id);
                self.id(&place, &table.id);
                self.label(&place, &table.label);
                if table.columns.is_empty()
                    || matches!(&table.rows, Rows::Fixed(rows) if rows.is_empty())
                {
                    self.wrong(place.clone(), Wrong::Nothing);
                }
                if let Rows::Fixed(rows) = &table.rows {
                    self.choices(&place, rows);
                }
                let mut columns = BTreeSet::new();
                for column in &table.columns {
                    let place = format!("{place}.columns.{}", column.id);
                    self.id(&place, &column.id);
                    self.field(&place, column, true);
                    if column.id.contains('.') || !columns.insert(&column.id) {
                        self.wrong(place, Wrong::DuplicateId(column.id.clone()));
                    }
                }
                self.shape(&place, table);
                let placed = CompiledTable {
                    table: table.clone(),
                    section: section.to_owned(),
                };
                if table.id.contains('.')
                    || self.names.fields.contains_key(&table.id)
                    || self.names.tables.insert(table.id.clone(), placed).is_some()
                {
                    self.wrong(place, Wrong::DuplicateId(table.id.clone()));
                }
            }
        }
    }

    fn field(&mut self, place: &str, field: &Field, in_table: bool) {
        self.label(place, &field.label);
        self.members(place, field, in_table);
        if let FieldKind::Choice(options) = &field.kind {
            if options.is_empty() {
                self.wrong(place, Wrong::Nothing);
            }
            self.choices(place, options);
        }
        if let (Some(indicator), false) = (&field.states, in_table) {
            let place = format!("{place}.states");
            if field.kind != FieldKind::Percent {
                self.wrong(place.clone(), Wrong::NotA("tỷ lệ ghi tay (percent)"));
            }
            if !self.names.indicators.contains_key(indicator) {
                self.wrong(place.clone(), Wrong::UnknownName(indicator.clone()));
            }
            if self
                .names
                .fields
                .values()
                .any(|placed| placed.field.states.as_ref() == Some(indicator))
            {
                self.wrong(place, Wrong::DuplicateId(indicator.clone()));
            }
        }
        for act in &field.acts {
            self.act(&format!("{place}.acts"), act);
        }
    }
}
