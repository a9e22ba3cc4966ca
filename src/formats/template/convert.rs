//! The parts of a template file -> the model, with everything that the model cannot hold: words that the format does not
//! know, days and numbers that are none.

mod roll_up;
mod rules;

use rust_decimal::Decimal;
use serde_json::Number;

use super::file::{ActJson, AnchorJson, PeriodRuleJson, PreviousChangeJson};
use super::outline::{ChoiceJson, ItemJson, SectionJson};
use super::words::{FieldType, read_word};
use crate::formats::report::decode::period_kind;
use crate::model::citation::Citation;
use crate::model::date::parse_iso;
use crate::model::period::{Anchor, Days, PeriodKind, PeriodRule, rule_for};
use crate::model::template::{
    Choice, Field, FieldKind, Item, Limits, PreviousChange, Rows, Section, Table, TableShape,
};
use crate::template::error::{CompileError, CompileErrorKind, Requirement};
use crate::template::place::{Member, Part, Place};

/// Converts the parts of a file and gathers what is wrong with them; something stands in the place of what is wrong, so
/// that the rest is looked at too.
#[derive(Debug, Default)]
pub struct Converter {
    errors: Vec<CompileError>,
}

impl Converter {
    /// What was converted, or everything that was wrong with it.
    ///
    /// # Errors
    /// Each with its place.
    pub fn finish<T>(self, converted: T) -> Result<T, Vec<CompileError>> {
        if self.errors.is_empty() {
            Ok(converted)
        } else {
            Err(self.errors)
        }
    }

    fn report(&mut self, part: Part, member: Member, kind: CompileErrorKind) {
        let place = Place::new(part, member);
        self.errors.push(CompileError { place, kind });
    }

    /// What a word stands for; a word that the format does not know is reported, and counts as `instead`.
    fn word<T>(
        &mut self,
        part: Part,
        member: Member,
        word: &str,
        meant: Option<T>,
        instead: T,
    ) -> T {
        meant.unwrap_or_else(|| {
            self.report(part, member, CompileErrorKind::UnknownWord(word.to_owned()));
            instead
        })
    }

    /// The kind of a period, which stands at a position of a list.
    pub fn period_kind(&mut self, position: usize, word: &str) -> PeriodKind {
        let part = Part::Period(position);
        self.word(
            part,
            Member::Kind,
            word,
            period_kind(word),
            PeriodKind::Year,
        )
    }

    /// Rules of periods; one that states no days takes those of its kind among the usual ones, with their source.
    pub(super) fn period_rules(
        &mut self,
        files: Vec<PeriodRuleJson>,
        usual: &[PeriodRule],
    ) -> Vec<PeriodRule> {
        let files = files.into_iter().enumerate();
        files
            .map(|(position, file)| self.period_rule(position, file, usual))
            .collect()
    }

    fn period_rule(
        &mut self,
        position: usize,
        file: PeriodRuleJson,
        usual: &[PeriodRule],
    ) -> PeriodRule {
        let kind = self.period_kind(position, &file.kind);
        let anchor = |file: AnchorJson| Anchor {
            year: file.year,
            month: file.month,
            day: file.day,
        };
        let mut lacks =
            |member| self.report(Part::Period(position), member, CompileErrorKind::NoDays);
        let days = match (file.from.map(anchor), file.to.map(anchor)) {
            (Some(from), Some(to)) => Some(Days { from, to }),
            (None, None) => {
                if let Some(usual) = rule_for(usual, kind) {
                    let source = file.source.or_else(|| usual.source.clone());
                    return PeriodRule {
                        source,
                        ..usual.clone()
                    };
                }
                None
            }
            (Some(_), None) => {
                lacks(Member::To);
                None
            }
            (None, Some(_)) => {
                lacks(Member::From);
                None
            }
        };
        PeriodRule {
            kind,
            days,
            source: file.source,
        }
    }

    pub(super) fn previous_change(
        &mut self,
        file: Option<PreviousChangeJson>,
    ) -> Option<PreviousChange> {
        let file = file?;
        let least = file.least.map_or(Decimal::ZERO, |least| {
            self.decimal(Part::Template, Member::PreviousLeast, &least)
        });
        Some(PreviousChange {
            percent: file.percent,
            least,
        })
    }

    /// A number that is held exactly; one that cannot be is reported, and counts as zero.
    fn decimal(&mut self, part: Part, member: Member, number: &Number) -> Decimal {
        let text = number.as_str();
        Decimal::from_str_exact(text).unwrap_or_else(|_| {
            self.report(part, member, CompileErrorKind::NotANumber(text.to_owned()));
            Decimal::ZERO
        })
    }

    pub(super) fn acts(&mut self, files: Vec<ActJson>) -> Vec<Citation> {
        files.into_iter().map(|file| self.act(file)).collect()
    }

    fn act(&mut self, file: ActJson) -> Citation {
        let mut day = |member, text: Option<String>| {
            let text = text?;
            let day = parse_iso(&text);
            if day.is_none() {
                let part = Part::Act(file.id.clone());
                self.report(part, member, CompileErrorKind::NoSuchDate(text));
            }
            day
        };
        Citation {
            date: day(Member::Date, file.date),
            in_force_from: day(Member::InForceFrom, file.in_force_from),
            in_force_to: day(Member::InForceTo, file.in_force_to),
            id: file.id,
            kind: file.kind,
            number: file.number,
            symbol: file.symbol,
            issuer: file.issuer,
            subject: file.subject,
        }
    }

    pub(super) fn sections(&mut self, files: Vec<SectionJson>) -> Vec<Section> {
        let section = |file: SectionJson| Section {
            id: file.id,
            title: file.title,
            short_title: file.short_title,
            hint: file.hint,
            optional: file.optional,
            items: self.items(file.items),
            narrative: self.sentences(file.narrative),
            sections: self.sections(file.sections),
        };
        files.into_iter().map(section).collect()
    }

    pub(super) fn items(&mut self, files: Vec<ItemJson>) -> Vec<Item> {
        files.into_iter().map(|file| self.item(file)).collect()
    }

    fn item(&mut self, file: ItemJson) -> Item {
        if read_word(&file.kind) != Some(FieldType::Table) {
            let part = Part::Field(file.id.clone());
            return Item::Field(self.field(part, file));
        }
        let part = Part::Table(file.id.clone());
        let roll_up = self.roll_up(&part, file.roll_up.as_deref(), file.over_time.as_deref());
        let columns = file.columns.into_iter();
        let columns = columns.map(|column| {
            let part = Part::Column {
                table: file.id.clone(),
                column: column.id.clone(),
            };
            self.field(part, column)
        });
        Item::Table(Table {
            columns: columns.collect(),
            rows: match file.added_row {
                Some(name) => Rows::Added { name },
                None => Rows::Fixed(choices(file.rows)),
            },
            shape: TableShape {
                transposed: file.transposed,
                row_label: file.row_label,
                group_by: file.group_by,
                annex: file.annex,
            },
            id: file.id,
            label: file.label,
            hint: file.hint,
            required: file.required,
            roll_up,
        })
    }

    fn field(&mut self, part: Part, mut file: ItemJson) -> Field {
        if file.formula.is_some() && read_word(&file.kind) != Some(FieldType::Computed) {
            let needs = CompileErrorKind::Needs(Requirement::ComputedColumn);
            self.report(part.clone(), Member::Formula, needs);
        }
        let roll_up = self.roll_up(&part, file.roll_up.as_deref(), file.over_time.as_deref());
        let kind = field_kind(&mut file);
        let kind = self.word(part, Member::Type, &file.kind, kind, FieldKind::Count);
        Field {
            kind,
            id: file.id,
            label: file.label,
            unit: file.unit,
            hint: file.hint,
            required: file.required,
            always_applies: file.always_applies,
            remembered: file.remembered,
            acts: file.acts,
            states: file.states,
            outline: file.outline,
            total: file.total,
            limits: Limits {
                most: file.limit,
                years_before: file.reach.as_ref().and_then(|reach| reach.before),
                years_after: file.reach.as_ref().and_then(|reach| reach.after),
            },
            continues: file.continues,
            roll_up,
        }
    }
}

fn choices(list: Vec<ChoiceJson>) -> Vec<Choice> {
    list.into_iter()
        .map(|file| Choice {
            id: file.id,
            label: file.label,
        })
        .collect()
}

/// The kind of a field's type, with what the type takes of the field.
fn field_kind(file: &mut ItemJson) -> Option<FieldKind> {
    Some(match read_word(&file.kind)? {
        FieldType::Count => FieldKind::Count,
        FieldType::Amount => FieldKind::Amount {
            decimals: file.decimals.unwrap_or(2),
        },
        FieldType::Percent => FieldKind::Percent,
        FieldType::Line => FieldKind::Line,
        FieldType::Text => FieldKind::Text,
        FieldType::Lines => FieldKind::Lines,
        FieldType::Choice => FieldKind::Choice(choices(std::mem::take(&mut file.options))),
        FieldType::YesNo => FieldKind::YesNo,
        FieldType::Date => FieldKind::Date,
        FieldType::Acts => FieldKind::Acts,
        FieldType::Computed => FieldKind::Computed {
            formula: file.formula.take().unwrap_or_default(),
            decimals: file.decimals.unwrap_or(2),
        },
        // A column is no table.
        FieldType::Table => return None,
    })
}
