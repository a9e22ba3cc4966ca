//! A generated template of a wanted size with a report that answers it: what a ministry's largest form may be.
//!
//! Counts in sections of thirty, each section with a sentence; a quarter as many indicators and half as many checks as
//! counts. Formulas build on counts of their own section, on indicators and on totals of the section before. The native tests use it too.

use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::date::parse_iso;
use bao_cao_so::model::period::{Period, PeriodKind};
use bao_cao_so::model::report::{Report, Revision, Status, TemplateRef};
use bao_cao_so::model::template::{
    Check, DocumentRules, Field, FieldKind, Indicator, Item, Limits, RollUpRule, Section, Sentence,
    SentenceStyle, Severity, Target, Template,
};
use bao_cao_so::template::built_in::parts::BuiltIn;
use bao_cao_so::template::compile::{Compiled, compile};
use bao_cao_so::template::form::Form;

/// Counts in a section.
const SECTION: usize = 30;
/// The first counts, which may stay blank.
const UNASKED: usize = 6;

/// A template with so many counts.
///
/// # Panics
/// It does not compile, which the native tests tell.
#[must_use]
#[allow(clippy::expect_used, reason = "a benchmark has no person to tell")]
pub fn template(counts: usize, built_in: &BuiltIn) -> Compiled {
    let template = Template {
        id: "generated".to_owned(),
        version: 1,
        title: "Báo cáo sinh tự động".to_owned(),
        description: "Cỡ lớn nhất.".to_owned(),
        document: DocumentRules {
            kind: "BÁO CÁO".to_owned(),
            abbreviation: "BC".to_owned(),
            subject: "Số liệu năm {period.year}".to_owned(),
            closing: "Trên đây là báo cáo.".to_owned(),
            bases: Vec::new(),
            parts: false,
        },
        periods: built_in.periods.clone(),
        previous_change: None,
        synthesizes: std::collections::BTreeMap::default(),
        acts: Vec::new(),
        sections: (0..counts.div_ceil(SECTION))
            .map(|number| section(number, counts))
            .collect(),
        indicators: (0..counts / 4).map(|one| indicator(one, counts)).collect(),
        checks: (0..counts / 2).map(|one| check(one, counts)).collect(),
    };
    compile(template, built_in, format!("generated-{counts}")).expect("the template is sound")
}

/// A report with an answer to each count, such that nearly all checks hold.
///
/// # Panics
/// Days of 2025 do not exist.
#[must_use]
#[allow(clippy::expect_used, reason = "a benchmark has no person to tell")]
pub fn report(form: &Form) -> Report {
    let day = |text| parse_iso(text).expect("a day of the calendar");
    let mut report = Report {
        id: "generated".to_owned(),
        template: TemplateRef {
            id: form.id.clone(),
            version: form.version,
            digest: form.digest.clone(),
        },
        period: Period {
            kind: PeriodKind::Year,
            year: 2025,
            index: 1,
            from: day("2025-01-01"),
            to: day("2025-12-31"),
        },
        answers: Default::default(),
        rows: Default::default(),
        included: form.sections.iter().map(|one| one.id.clone()).collect(),
        explanations: Default::default(),
        edits: Default::default(),
        comments: Default::default(),
        status: Status::Draft,
        revision: Revision {
            number: 1,
            replaces: None,
            reason: None,
        },
        history: Vec::new(),
        changed: String::new(),
        unknown: None,
    };
    for placed in form.fields.values() {
        let number = placed.field.id.strip_prefix("count").map(str::parse);
        if let Some(Ok(number)) = number {
            let answer = Answer::Number(value(number).into());
            report.set(FieldPath::new(placed.field.id.as_str()), answer);
        }
    }
    report
}

/// Within a section counts grow, so that one is at most the next.
fn value(count: u32) -> u32 {
    1_000 + count % 30 * 37 + count % 7
}

/// The id of a count; those beyond the last begin again.
#[must_use]
pub fn count(number: usize, counts: usize) -> String {
    format!("count{}", number % counts)
}

fn section(number: usize, counts: usize) -> Section {
    let first = number * SECTION;
    let field = |count: usize| {
        Item::Field(Field {
            id: format!("count{count}"),
            label: format!("Số lượng thứ {count}"),
            unit: Some("hồ sơ".to_owned()),
            hint: None,
            kind: FieldKind::Count,
            required: count.is_multiple_of(2) && count >= UNASKED,
            always_applies: false,
            remembered: false,
            acts: Vec::new(),
            states: None,
            outline: None,
            total: false,
            limits: Limits::default(),
            continues: None,
            roll_up: RollUpRule::default(),
        })
    };
    Section {
        id: format!("section{number}"),
        title: format!("Mục {number}"),
        short_title: None,
        hint: None,
        optional: number % 10 == 9,
        items: (first..counts.min(first + SECTION)).map(field).collect(),
        narrative: vec![Sentence {
            id: format!("sentence{number}"),
            text: format!(
                "Tiếp nhận {{{}|unit}}, đạt {{rate{}}}[, trong đó {{{}|unit}} trực tuyến].",
                count(first, counts),
                first / 4 % (counts / 4),
                count(first + 1, counts),
            ),
            when: None,
            each: None,
            style: SentenceStyle::Paragraph,
        }],
        sections: Vec::new(),
    }
}

fn indicator(number: usize, counts: usize) -> Indicator {
    let one = |beyond| count(number * 4 + beyond, counts);
    let formula = match number % 5 {
        0..=2 => format!("percent({}, {})", one(0), one(1)),
        3 => format!("sum({}, {}, {}, {})", one(0), one(1), one(2), one(3)),
        _ => format!("rate{} - rate{}", number - 4, number - 3),
    };
    Indicator {
        id: format!("rate{number}"),
        label: format!("Tỷ lệ thứ {number}"),
        section: format!("section{}", number * 4 / SECTION),
        formula,
        unit: Some(if number % 5 == 3 { "hồ sơ" } else { "%" }.to_owned()),
        decimals: 2,
        target: number.is_multiple_of(3).then(|| Target {
            at_least: 90.into(),
            act: None,
        }),
        acts: Vec::new(),
        note: None,
        evidence: None,
    }
}

fn check(number: usize, counts: usize) -> Check {
    let first = number * 2;
    let one = |beyond| count(first + beyond, counts);
    let rule = match number % 4 {
        0 | 1 => format!("{} <= {} + 2000", one(0), one(1)),
        2 => format!("{} + {} + {} <= {} + 9000", one(0), one(1), one(2), one(3)),
        _ => format!("{} > 0 or rate{} < 1000", one(0), first / 4 % (counts / 4)),
    };
    Check {
        id: format!("check{number}"),
        family: "SUBSET".to_owned(),
        each: None,
        severity: Severity::Error,
        rule,
        message: None,
        advice: "Kiểm tra lại số liệu.".to_owned(),
    }
}
