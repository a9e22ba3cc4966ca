//! Template file -> checked template, with everything that is wrong with it.

use crate::formats::decode;
use crate::formats::digest::digest;
use crate::formats::problem::{FileProblem, LARGEST_FILE};
use crate::formats::read::{current, json};
use crate::formats::template_wire::{
    ActWire, AnchorWire, CheckWire, ChoiceWire, IndicatorWire, ItemWire, PeriodRuleWire,
    SectionWire, SentenceWire, TemplateFile,
};
use crate::formats::wire;
use crate::formats::wire::wire;
use crate::model::citation::Citation;
use crate::model::date::parse_iso;
use crate::model::period::{Anchor, Days, PeriodKind, PeriodRule, rule_for};
use crate::model::template::{
    Check, Choice, DocumentRules, Evidence, Field, FieldKind, Indicator, Item, Rows, Section,
    Sentence, SentenceStyle, Severity, Table, TableShape, Target, Template,
};
use crate::template::compile::{BuiltIn, Compiled, Particulars, TemplateProblem, compile};

/// The format of a template file.
pub const TEMPLATE_FORMAT: &str = "bao-cao-so/template";

/// Why a template cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateRefusal {
    /// The file itself cannot be read.
    File(FileProblem),
    /// A word that the format does not know, with its place.
    Word {
        /// Where.
        place: String,
        /// The word.
        found: String,
    },
    /// What does not fit together, each with its place.
    Problems(Vec<TemplateProblem>),
}

wire! {
    /// The file of the built-in particulars.
    pub struct ParticularsFile closed {
        /// Heading of their section.
        pub title: String = "title",
        /// Guidance for the officer.
        pub hint: String = "hint",
        /// Fields.
        pub items: Vec<ItemWire> = "items",
        /// Checks.
        pub checks: Vec<CheckWire> = "checks",
    }
}

wire! {
    /// The file of the built-in registry of acts.
    pub struct ActsFile closed {
        /// Acts.
        pub acts: Vec<ActWire> = "acts",
    }
}

wire! {
    /// The file of the built-in days of periods.
    pub struct PeriodsFile closed {
        /// A rule for each kind that has days.
        pub periods: Vec<PeriodRuleWire> = "periods",
    }
}

/// Reads the built-in parts that every template is compiled with.
///
/// # Errors
/// What is wrong with the data files of the app itself.
pub fn decode_built_in(
    particulars: &str,
    acts: &str,
    periods: &str,
) -> Result<BuiltIn, TemplateRefusal> {
    let particulars: ParticularsFile = json(particulars)
        .and_then(wire::read)
        .map_err(TemplateRefusal::File)?;
    let acts: ActsFile = json(acts)
        .and_then(wire::read)
        .map_err(TemplateRefusal::File)?;
    let periods: PeriodsFile = json(periods)
        .and_then(wire::read)
        .map_err(TemplateRefusal::File)?;
    Ok(BuiltIn {
        particulars: Particulars {
            title: particulars.title,
            hint: particulars.hint,
            items: convert(particulars.items, item)?,
        },
        checks: convert(particulars.checks, check)?,
        acts: convert(acts.acts, act)?,
        periods: convert(periods.periods, |wire| period_rule(wire, &[]))?,
    })
}

/// Reads, converts and compiles a template file.
///
/// # Errors
/// Everything that is wrong with it.
pub fn decode_template(text: &str, built_in: &BuiltIn) -> Result<Compiled, TemplateRefusal> {
    let (template, digest) = read_template(text, built_in)?;
    compile(template, built_in, digest).map_err(TemplateRefusal::Problems)
}

/// Reads a template file as it is written, with its digest.
///
/// # Errors
/// The first thing that cannot be read.
pub fn read_template(
    text: &str,
    built_in: &BuiltIn,
) -> Result<(Template, String), TemplateRefusal> {
    let current = current(text, TEMPLATE_FORMAT, LARGEST_FILE).map_err(TemplateRefusal::File)?;
    let digest = digest(&current.newest);
    let file: TemplateFile = wire::read(current.newest).map_err(TemplateRefusal::File)?;
    let template = Template {
        id: file.id,
        version: file.version,
        title: file.title,
        description: file.description,
        document: DocumentRules {
            kind: file.document.kind,
            abbreviation: file.document.abbreviation,
            subject: file.document.subject,
            closing: file.document.closing,
            bases: file.document.bases,
            parts: file.document.parts,
        },
        periods: convert(file.periods, |wire| period_rule(wire, &built_in.periods))?,
        acts: convert(file.acts, act)?,
        sections: convert(file.sections, section)?,
        indicators: convert(file.indicators, indicator)?,
        checks: convert(file.checks, check)?,
    };
    Ok((template, digest))
}

fn convert<A, B>(
    list: Vec<A>,
    one: impl Fn(A) -> Result<B, TemplateRefusal>,
) -> Result<Vec<B>, TemplateRefusal> {
    list.into_iter().map(one).collect()
}

fn word<T>(place: impl Into<String>, found: &str) -> Result<T, TemplateRefusal> {
    Err(TemplateRefusal::Word {
        place: place.into(),
        found: found.to_owned(),
    })
}

/// The kind of period of a word.
///
/// # Errors
/// The word, when the format does not know it.
pub fn period_kind(kind: &str) -> Result<PeriodKind, TemplateRefusal> {
    decode::period_kind(kind).map_or_else(|| word("periods.kind", kind), Ok)
}

/// A rule of periods; one that states no days takes those of its kind among the usual ones, with their source.
fn period_rule(wire: PeriodRuleWire, usual: &[PeriodRule]) -> Result<PeriodRule, TemplateRefusal> {
    let kind = period_kind(&wire.kind)?;
    let anchor = |wire: AnchorWire| Anchor {
        year: wire.year,
        month: wire.month,
        day: wire.day,
    };
    let days = match (wire.from.map(anchor), wire.to.map(anchor)) {
        (Some(from), Some(to)) => Some(Days { from, to }),
        (None, None) => {
            if let Some(usual) = rule_for(usual, kind) {
                let source = wire.source.or_else(|| usual.source.clone());
                return Ok(PeriodRule {
                    source,
                    ..usual.clone()
                });
            }
            None
        }
        (Some(_), None) => return word("periods.to", &wire.kind),
        (None, Some(_)) => return word("periods.from", &wire.kind),
    };
    Ok(PeriodRule {
        kind,
        days,
        source: wire.source,
    })
}

fn act(wire: ActWire) -> Result<Citation, TemplateRefusal> {
    let day = |name: &str, text: Option<String>| match text {
        None => Ok(None),
        Some(text) => parse_iso(&text).map_or_else(
            || word(format!("acts.{}.{name}", wire.id), &text),
            |day| Ok(Some(day)),
        ),
    };
    Ok(Citation {
        date: day("date", wire.date)?,
        in_force_from: day("inForceFrom", wire.in_force_from)?,
        in_force_to: day("inForceTo", wire.in_force_to)?,
        id: wire.id,
        kind: wire.kind,
        number: wire.number,
        symbol: wire.symbol,
        issuer: wire.issuer,
        subject: wire.subject,
    })
}

fn section(wire: SectionWire) -> Result<Section, TemplateRefusal> {
    Ok(Section {
        id: wire.id,
        title: wire.title,
        short_title: wire.short_title,
        hint: wire.hint,
        optional: wire.optional,
        items: convert(wire.items, item)?,
        narrative: convert(wire.narrative, sentence)?,
        sections: convert(wire.sections, section)?,
    })
}

fn choices(list: Vec<ChoiceWire>) -> Vec<Choice> {
    list.into_iter()
        .map(|wire| Choice {
            id: wire.id,
            label: wire.label,
        })
        .collect()
}

fn item(wire: ItemWire) -> Result<Item, TemplateRefusal> {
    if wire.kind != "table" {
        return field(wire).map(Item::Field);
    }
    Ok(Item::Table(Table {
        rows: match wire.added_row {
            Some(name) => Rows::Added { name },
            None => Rows::Fixed(choices(wire.rows)),
        },
        columns: convert(wire.columns, field)?,
        shape: TableShape {
            transposed: wire.transposed,
            row_label: wire.row_label,
            group_by: wire.group_by,
            annex: wire.annex,
        },
        id: wire.id,
        label: wire.label,
        hint: wire.hint,
        required: wire.required,
    }))
}

fn field(wire: ItemWire) -> Result<Field, TemplateRefusal> {
    if let (Some(formula), true) = (&wire.formula, wire.kind != "computed") {
        return word(format!("fields.{}.formula", wire.id), formula);
    }
    let kind = match wire.kind.as_str() {
        "count" => FieldKind::Count,
        "amount" => FieldKind::Amount {
            decimals: wire.decimals.unwrap_or(2),
        },
        "percent" => FieldKind::Percent,
        "line" => FieldKind::Line,
        "text" => FieldKind::Text,
        "lines" => FieldKind::Lines,
        "choice" => FieldKind::Choice(choices(wire.options)),
        "yesNo" => FieldKind::YesNo,
        "date" => FieldKind::Date,
        "acts" => FieldKind::Acts,
        "computed" => FieldKind::Computed {
            formula: wire.formula.unwrap_or_default(),
            decimals: wire.decimals.unwrap_or(2),
        },
        other => return word(format!("fields.{}.type", wire.id), other),
    };
    Ok(Field {
        id: wire.id,
        label: wire.label,
        unit: wire.unit,
        hint: wire.hint,
        kind,
        required: wire.required,
        remembered: wire.remembered,
        acts: wire.acts,
        states: wire.states,
        outline: wire.outline,
        total: wire.total,
    })
}

fn sentence(wire: SentenceWire) -> Result<Sentence, TemplateRefusal> {
    let style = match wire.style.as_deref() {
        None | Some("paragraph") => SentenceStyle::Paragraph,
        Some("dash") => SentenceStyle::Dash,
        Some("plus") => SentenceStyle::Plus,
        Some(other) => return word(format!("narrative.{}.style", wire.id), other),
    };
    Ok(Sentence {
        id: wire.id,
        text: wire.text,
        when: wire.when,
        each: wire.each,
        style,
    })
}

fn indicator(wire: IndicatorWire) -> Result<Indicator, TemplateRefusal> {
    let target = match wire.target {
        None => None,
        Some(target) => match rust_decimal::Decimal::from_str_exact(target.at_least.as_str()) {
            Ok(at_least) => Some(Target {
                at_least,
                act: target.act,
            }),
            Err(_) => {
                return word(
                    format!("indicators.{}.target", wire.id),
                    target.at_least.as_str(),
                );
            }
        },
    };
    let evidence = match wire.evidence.as_deref() {
        None => None,
        Some("source") => Some(Evidence::Source),
        Some("local") => Some(Evidence::Local),
        Some(other) => return word(format!("indicators.{}.evidence", wire.id), other),
    };
    Ok(Indicator {
        id: wire.id,
        label: wire.label,
        section: wire.section,
        formula: wire.formula,
        unit: wire.unit,
        decimals: wire.decimals.unwrap_or(2),
        target,
        acts: wire.acts,
        note: wire.note,
        evidence,
    })
}

fn check(wire: CheckWire) -> Result<Check, TemplateRefusal> {
    let severity = match wire.severity.as_str() {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        "note" => Severity::Note,
        other => return word(format!("checks.{}.severity", wire.id), other),
    };
    Ok(Check {
        id: wire.id,
        family: wire.family,
        each: wire.each,
        severity,
        rule: wire.rule,
        message: wire.message,
        advice: wire.advice,
    })
}
