//! Declares what a template asks: sections, fields and tables, and whether their ids and members are sound.

use std::collections::BTreeSet;

use crate::model::template::{Choice, Field, FieldKind, Item, Rows, Section, Table};
use crate::template::compiler::Compiler;
use crate::template::error::{CompileErrorKind, Requirement};
use crate::template::form::{CompiledField, CompiledTable, RESERVED_SECTIONS};
use crate::template::place::{Member, Occurrences, Part, Place};
use crate::template::roll_up::{check_field_rule, check_table_rule};
use crate::template::table_shape::check_shape;

/// Counts sections, fields, tables and columns: particulars first, then the outline.
#[derive(Default)]
pub(crate) struct Outline {
    occurrences: Occurrences,
}

impl Outline {
    /// Sections, each before those below it.
    pub(crate) fn declare_sections(&mut self, compiler: &mut Compiler, sections: &[Section]) {
        for section in sections {
            let place = self.occurrences.next(Part::Section(section.id.clone()));
            check_id(compiler, &place, &section.id);
            compiler.require_text(place.member(Member::Title), &section.title);
            let reserved = RESERVED_SECTIONS.contains(&section.id.as_str());
            let new = compiler.sections.insert(section.id.clone());
            if reserved {
                compiler.report(place, CompileErrorKind::ReservedId(section.id.clone()));
            } else if !new {
                compiler.report(place, CompileErrorKind::DuplicateId(section.id.clone()));
            }
            self.declare_sections(compiler, &section.sections);
        }
    }

    /// Fields and tables of sections, in form order.
    pub(crate) fn declare_items(&mut self, compiler: &mut Compiler, sections: &[Section]) {
        for section in sections {
            for item in &section.items {
                match item {
                    Item::Field(field) => self.declare_field(compiler, &section.id, field),
                    Item::Table(table) => self.declare_table(compiler, &section.id, table),
                }
            }
            self.declare_items(compiler, &section.sections);
        }
    }

    fn declare_field(&mut self, compiler: &mut Compiler, section: &str, field: &Field) {
        let place = self.occurrences.next(Part::Field(field.id.clone()));
        check_id(compiler, &place, &field.id);
        check_field(compiler, &place, field, false);
        check_states(compiler, &place.member(Member::States), field);
        if compiler.names.is_asked(&field.id) {
            compiler.report(place, CompileErrorKind::DuplicateId(field.id.clone()));
            return;
        }
        let asked = CompiledField {
            field: field.clone(),
            section: section.to_owned(),
        };
        compiler.names.in_form_order.push(field.id.clone());
        let asked = Box::new(asked);
        compiler.names.fields.insert(field.id.clone(), asked);
    }

    fn declare_table(&mut self, compiler: &mut Compiler, section: &str, table: &Table) {
        let place = self.occurrences.next(Part::Table(table.id.clone()));
        check_id_without_dots(compiler, &place, &table.id);
        compiler.require_text(place.member(Member::Label), &table.label);
        if table.columns.is_empty() {
            let place = place.member(Member::Columns);
            compiler.report(place, CompileErrorKind::NoEntries);
        }
        if let Rows::Fixed(rows) = &table.rows {
            check_choices(compiler, &place.member(Member::Rows), rows);
        }
        let columns = self.declare_columns(compiler, table);
        check_shape(compiler, table, &place, &columns);
        check_table_rule(compiler, &place, table);
        if compiler.names.is_asked(&table.id) {
            compiler.report(place, CompileErrorKind::DuplicateId(table.id.clone()));
            return;
        }
        let asked = CompiledTable {
            table: table.clone(),
            section: section.to_owned(),
        };
        compiler.names.in_form_order.push(table.id.clone());
        let asked = Box::new(asked);
        compiler.names.tables.insert(table.id.clone(), asked);
    }

    /// The columns of a table; returns their places.
    fn declare_columns(&mut self, compiler: &mut Compiler, table: &Table) -> Vec<Place> {
        let mut ids = BTreeSet::new();
        let mut places = Vec::new();
        for column in &table.columns {
            let place = self.occurrences.next(Part::Column {
                table: table.id.clone(),
                column: column.id.clone(),
            });
            check_id_without_dots(compiler, &place, &column.id);
            check_field(compiler, &place, column, true);
            if !ids.insert(&column.id) {
                let kind = CompileErrorKind::DuplicateId(column.id.clone());
                compiler.report(place.clone(), kind);
            }
            places.push(place);
        }
        places
    }
}

/// An id begins with a letter and has letters, digits, `-` and `.`.
pub(crate) fn check_id(compiler: &mut Compiler, place: &Place, id: &str) {
    let in_id = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.';
    if !id.starts_with(|first: char| first.is_ascii_alphabetic()) || !id.bytes().all(in_id) {
        compiler.report(place.clone(), CompileErrorKind::BadId(id.to_owned()));
    }
}

/// The id of a table or column: a dot would be the edge of an address (`table.row.column`).
fn check_id_without_dots(compiler: &mut Compiler, place: &Place, id: &str) {
    if id.contains('.') {
        compiler.report(place.clone(), CompileErrorKind::BadId(id.to_owned()));
    } else {
        check_id(compiler, place, id);
    }
}

/// Options of a choice, or rows of a table: some, ids once each, names given.
fn check_choices(compiler: &mut Compiler, place: &Place, choices: &[Choice]) {
    if choices.is_empty() {
        compiler.report(place.clone(), CompileErrorKind::NoEntries);
    }
    let mut ids = BTreeSet::new();
    for (entry, choice) in choices.iter().enumerate() {
        let place = place.entry(entry);
        compiler.require_text(place.clone(), &choice.label);
        if choice.id.is_empty() || choice.id.contains('.') {
            compiler.report(place.clone(), CompileErrorKind::BadId(choice.id.clone()));
        }
        if !ids.insert(&choice.id) {
            compiler.report(place, CompileErrorKind::DuplicateId(choice.id.clone()));
        }
    }
}

/// A field or column: its label, its options, its acts, and what only a column, or only some kinds of field, can have.
fn check_field(compiler: &mut Compiler, place: &Place, field: &Field, in_table: bool) {
    compiler.require_text(place.member(Member::Label), &field.label);
    let computed = matches!(field.kind, FieldKind::Computed { .. });
    let number = computed || matches!(field.kind, FieldKind::Count | FieldKind::Amount { .. });
    let has_reach = field
        .limits
        .years_before
        .or(field.limits.years_after)
        .is_some();
    for (wrong, member, needs) in [
        (computed && !in_table, Member::Type, Requirement::Column),
        (
            computed && field.required,
            Member::Required,
            Requirement::Typed,
        ),
        (
            field.total && !(number && in_table),
            Member::Total,
            Requirement::NumberColumn,
        ),
        (
            field.outline.is_some() && !field.kind.is_words(),
            Member::Outline,
            Requirement::Words,
        ),
        (
            field.limits.most.is_some() && !field.kind.is_number(),
            Member::Limit,
            Requirement::Number,
        ),
        (
            has_reach && field.kind != FieldKind::Date,
            Member::Reach,
            Requirement::Day,
        ),
    ] {
        if wrong {
            compiler.report(place.member(member), CompileErrorKind::Needs(needs));
        }
    }
    if let Some(outline) = &field.outline {
        compiler.require_text(place.member(Member::Outline), outline);
    }
    if let FieldKind::Choice(options) = &field.kind {
        check_choices(compiler, &place.member(Member::Options), options);
    }
    compiler.require_acts(&place.member(Member::Acts), &field.acts);
    check_field_rule(compiler, place, field);
}

/// What fields and columns begin with: it is there, and a number, as they are.
pub(crate) fn check_continues(compiler: &mut Compiler) {
    let names = &compiler.names;
    let is_number =
        |field: &Field| field.kind.is_number() || matches!(field.kind, FieldKind::Computed { .. });
    let mut found = Vec::new();
    for Field {
        id,
        kind,
        continues,
        ..
    } in names.fields.values().map(|one| &one.field)
    {
        let Some(name) = continues else { continue };
        let other = names.fields.get(name).map(|one| is_number(&one.field));
        let error = match other.or_else(|| names.indicators.contains_key(name).then_some(true)) {
            None => CompileErrorKind::UnknownName(name.clone()),
            Some(true) if kind.is_number() => continue,
            Some(_) => CompileErrorKind::Needs(Requirement::NumberOrIndicator),
        };
        found.push((Part::Field(id.clone()), error));
    }
    for table in names.tables.values().map(|placed| &placed.table) {
        for Field {
            id,
            kind,
            continues,
            ..
        } in &table.columns
        {
            let Some(name) = continues else { continue };
            let other = table.columns.iter().find(|column| column.id == *name);
            let error = match other.map(is_number) {
                None => CompileErrorKind::UnknownColumn(name.clone()),
                Some(true) if kind.is_number() => continue,
                Some(_) => CompileErrorKind::Needs(Requirement::NumberColumn),
            };
            let (table, column) = (table.id.clone(), id.clone());
            found.push((Part::Column { table, column }, error));
        }
    }
    for (part, error) in found {
        compiler.report(Place::new(part, Member::Continues), error);
    }
}

/// The indicator that a percentage outside tables states.
fn check_states(compiler: &mut Compiler, place: &Place, field: &Field) {
    let Some(indicator) = &field.states else {
        return;
    };
    if field.kind != FieldKind::Percent {
        let kind = CompileErrorKind::Needs(Requirement::StatedPercentage);
        compiler.report(place.clone(), kind);
    }
    if !compiler.names.indicators.contains_key(indicator) {
        let kind = CompileErrorKind::UnknownIndicator(indicator.clone());
        compiler.report(place.clone(), kind);
    }
    let mut fields = compiler.names.fields.values();
    if fields.any(|placed| placed.field.states.as_ref() == Some(indicator)) {
        compiler.report(
            place.clone(),
            CompileErrorKind::StatedTwice(indicator.clone()),
        );
    }
}
