//! The parts of a template file -> the model, with the words that the format does not know.

use super::error::TemplateError;
use super::file::{ActJson, AnchorJson, PeriodRuleJson};
use super::outline::{CheckJson, ChoiceJson, IndicatorJson, ItemJson, SectionJson, SentenceJson};
use crate::formats::report::decode;
use crate::model::citation::Citation;
use crate::model::date::parse_iso;
use crate::model::period::{Anchor, Days, PeriodKind, PeriodRule, rule_for};
use crate::model::template::{
    Check, Choice, Evidence, Field, FieldKind, Indicator, Item, Rows, Section, Sentence,
    SentenceStyle, Severity, Table, TableShape, Target,
};

/// Converts each of a list.
pub(super) fn convert<A, B>(
    list: Vec<A>,
    one: impl Fn(A) -> Result<B, TemplateError>,
) -> Result<Vec<B>, TemplateError> {
    list.into_iter().map(one).collect()
}

fn word<T>(place: impl Into<String>, found: &str) -> Result<T, TemplateError> {
    Err(TemplateError::Word {
        place: place.into(),
        found: found.to_owned(),
    })
}

/// The kind of period of a word.
///
/// # Errors
/// The word, when the format does not know it.
pub fn period_kind(kind: &str) -> Result<PeriodKind, TemplateError> {
    decode::period_kind(kind).map_or_else(|| word("periods.kind", kind), Ok)
}

/// A rule of periods; one that states no days takes those of its kind among the usual ones, with their source.
pub(super) fn period_rule(
    file: PeriodRuleJson,
    usual: &[PeriodRule],
) -> Result<PeriodRule, TemplateError> {
    let kind = period_kind(&file.kind)?;
    let anchor = |file: AnchorJson| Anchor {
        year: file.year,
        month: file.month,
        day: file.day,
    };
    let days = match (file.from.map(anchor), file.to.map(anchor)) {
        (Some(from), Some(to)) => Some(Days { from, to }),
        (None, None) => {
            if let Some(usual) = rule_for(usual, kind) {
                let source = file.source.or_else(|| usual.source.clone());
                return Ok(PeriodRule {
                    source,
                    ..usual.clone()
                });
            }
            None
        }
        (Some(_), None) => return word("periods.to", &file.kind),
        (None, Some(_)) => return word("periods.from", &file.kind),
    };
    Ok(PeriodRule {
        kind,
        days,
        source: file.source,
    })
}

pub(super) fn act(file: ActJson) -> Result<Citation, TemplateError> {
    let day = |name: &str, text: Option<String>| match text {
        None => Ok(None),
        Some(text) => parse_iso(&text).map_or_else(
            || word(format!("acts.{}.{name}", file.id), &text),
            |day| Ok(Some(day)),
        ),
    };
    Ok(Citation {
        date: day("date", file.date)?,
        in_force_from: day("inForceFrom", file.in_force_from)?,
        in_force_to: day("inForceTo", file.in_force_to)?,
        id: file.id,
        kind: file.kind,
        number: file.number,
        symbol: file.symbol,
        issuer: file.issuer,
        subject: file.subject,
    })
}

pub(super) fn section(file: SectionJson) -> Result<Section, TemplateError> {
    Ok(Section {
        id: file.id,
        title: file.title,
        short_title: file.short_title,
        hint: file.hint,
        optional: file.optional,
        items: convert(file.items, item)?,
        narrative: convert(file.narrative, sentence)?,
        sections: convert(file.sections, section)?,
    })
}

fn choices(list: Vec<ChoiceJson>) -> Vec<Choice> {
    list.into_iter()
        .map(|file| Choice {
            id: file.id,
            label: file.label,
        })
        .collect()
}

pub(super) fn item(file: ItemJson) -> Result<Item, TemplateError> {
    if file.kind != "table" {
        return field(file).map(Item::Field);
    }
    Ok(Item::Table(Table {
        rows: match file.added_row {
            Some(name) => Rows::Added { name },
            None => Rows::Fixed(choices(file.rows)),
        },
        columns: convert(file.columns, field)?,
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
    }))
}

fn field(file: ItemJson) -> Result<Field, TemplateError> {
    if let (Some(formula), true) = (&file.formula, file.kind != "computed") {
        return word(format!("fields.{}.formula", file.id), formula);
    }
    let kind = match file.kind.as_str() {
        "count" => FieldKind::Count,
        "amount" => FieldKind::Amount {
            decimals: file.decimals.unwrap_or(2),
        },
        "percent" => FieldKind::Percent,
        "line" => FieldKind::Line,
        "text" => FieldKind::Text,
        "lines" => FieldKind::Lines,
        "choice" => FieldKind::Choice(choices(file.options)),
        "yesNo" => FieldKind::YesNo,
        "date" => FieldKind::Date,
        "acts" => FieldKind::Acts,
        "computed" => FieldKind::Computed {
            formula: file.formula.unwrap_or_default(),
            decimals: file.decimals.unwrap_or(2),
        },
        other => return word(format!("fields.{}.type", file.id), other),
    };
    Ok(Field {
        id: file.id,
        label: file.label,
        unit: file.unit,
        hint: file.hint,
        kind,
        required: file.required,
        remembered: file.remembered,
        acts: file.acts,
        states: file.states,
        outline: file.outline,
        total: file.total,
    })
}

fn sentence(file: SentenceJson) -> Result<Sentence, TemplateError> {
    let style = match file.style.as_deref() {
        None | Some("paragraph") => SentenceStyle::Paragraph,
        Some("dash") => SentenceStyle::Dash,
        Some("plus") => SentenceStyle::Plus,
        Some(other) => return word(format!("narrative.{}.style", file.id), other),
    };
    Ok(Sentence {
        id: file.id,
        text: file.text,
        when: file.when,
        each: file.each,
        style,
    })
}

pub(super) fn indicator(file: IndicatorJson) -> Result<Indicator, TemplateError> {
    let target = match file.target {
        None => None,
        Some(target) => match rust_decimal::Decimal::from_str_exact(target.at_least.as_str()) {
            Ok(at_least) => Some(Target {
                at_least,
                act: target.act,
            }),
            Err(_) => {
                return word(
                    format!("indicators.{}.target", file.id),
                    target.at_least.as_str(),
                );
            }
        },
    };
    let evidence = match file.evidence.as_deref() {
        None => None,
        Some("source") => Some(Evidence::Source),
        Some("local") => Some(Evidence::Local),
        Some(other) => return word(format!("indicators.{}.evidence", file.id), other),
    };
    Ok(Indicator {
        id: file.id,
        label: file.label,
        section: file.section,
        formula: file.formula,
        unit: file.unit,
        decimals: file.decimals.unwrap_or(2),
        target,
        acts: file.acts,
        note: file.note,
        evidence,
    })
}

pub(super) fn check(file: CheckJson) -> Result<Check, TemplateError> {
    let severity = match file.severity.as_str() {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        "note" => Severity::Note,
        other => return word(format!("checks.{}.severity", file.id), other),
    };
    Ok(Check {
        id: file.id,
        family: file.family,
        each: file.each,
        severity,
        rule: file.rule,
        message: file.message,
        advice: file.advice,
    })
}
