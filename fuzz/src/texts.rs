//! Typed and pasted texts.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use bao_cao_so::assess::assess;
use bao_cao_so::formats::clipboard::paste::{Choices, Place, plan};
use bao_cao_so::formats::report::decode::{Decoded, decode};
use bao_cao_so::formats::template::{decode::decode_template, error::TemplateError};
use bao_cao_so::formula::error::SyntaxError;
use bao_cao_so::formula::parse::parse;
use bao_cao_so::input::answer as typed;
use bao_cao_so::input::number as numbers;
use bao_cao_so::messages::vi::answers;
use bao_cao_so::messages::vi::formula_errors::render_syntax_error;
use bao_cao_so::messages::vi::paste_account;
use bao_cao_so::messages::vi::period::typed_range;
use bao_cao_so::messages::vi::template_errors::render_compile_error;
use bao_cao_so::model::answer::Answer;
use bao_cao_so::model::report::Report;
use bao_cao_so::model::template::{Choice, FieldKind};
use bao_cao_so::proofread::prose as running;
use bao_cao_so::template::built_in::parts::BuiltIn;
use bao_cao_so::template::compile::Compiled;
use serde_json::Value;

use crate::files::CATALOG;
use crate::text;

/// A formula is refused in words at a piece of it, or a template with it is refused or works it out. Particulars and acts
/// are left out, so that the time goes into formulas.
pub fn formula(input: &[u8]) {
    let Some(input) = text(input) else { return };
    if let Err(SyntaxError { span, kind }) = parse(input) {
        assert!(
            input.get(span.start..span.end).is_some(),
            "{kind:?}: {span:?}"
        );
        return assert!(!render_syntax_error(&kind).is_empty());
    }
    for (list, member) in [("indicators", "formula"), ("checks", "rule")] {
        let mut file = SMALL.file.clone();
        file[list][0][member] = input.into();
        match small_template(&file) {
            Ok(template) => {
                let _ = assess(
                    &template.form,
                    &template.rules,
                    &SMALL.report,
                    Some(&SMALL.report),
                );
            }
            Err(TemplateError::Problems(errors)) => {
                for error in errors {
                    let span = error.place.span.unwrap_or_default();
                    assert!(input.get(span.start..span.end).is_some(), "{error:?}");
                    assert!(!render_compile_error(&error).is_empty());
                }
            }
            Err(_) => {}
        }
    }
}

/// A template file with nothing but what it declares itself, and a report by it.
struct Small {
    file: Value,
    report: Report,
}

static SMALL: LazyLock<Small> = LazyLock::new(|| {
    let mut file: Value =
        serde_json::from_str(include_str!("../../tests/data/templates/small.json")).expect("JSON");
    file["document"]["closing"] = "Trên đây là báo cáo.".into();
    let template = small_template(&file).expect("the template is sound");
    let report = decode(
        include_str!("../../tests/data/templates/small-report.json"),
        &[template.form],
    );
    Small {
        file,
        report: report.expect("the report opens").report,
    }
});

fn small_template(file: &Value) -> Result<Compiled, TemplateError> {
    decode_template(&file.to_string(), &BuiltIn::default())
}

/// A number that is read is shown as it is read again; one that is refused says why.
pub fn number(input: &[u8]) {
    let Some(input) = text(input) else { return };
    match numbers::parse(input) {
        Err(problem) => assert!(!answers::number_problem(problem).is_empty()),
        Ok(number) => {
            let shown = numbers::format(number.value());
            assert_eq!(
                numbers::parse(&shown).map(|again| again.value()),
                Ok(number.value()),
                "{input:?} shown as {shown}"
            );
        }
    }
    let _ = numbers::is_ambiguous(input);
    let _ = typed_range(input, input);
}

/// What a field of any kind shows is read as the same answer again, and tidying changes no meaning.
pub fn answer(input: &[u8]) {
    let Some(input) = text(input) else { return };
    let options = || {
        vec![
            Choice {
                id: "a".into(),
                label: "Có".into(),
            },
            Choice {
                id: "b".into(),
                label: "Khác".into(),
            },
        ]
    };
    let kinds = [
        FieldKind::Count,
        FieldKind::Amount { decimals: 2 },
        FieldKind::Percent,
        FieldKind::Line,
        FieldKind::Text,
        FieldKind::Lines,
        FieldKind::Choice(options()),
        FieldKind::YesNo,
        FieldKind::Date,
        FieldKind::Acts,
    ];
    for kind in &kinds {
        let answer = typed::read(kind, input);
        let again = typed::read(kind, &typed::show(kind, &answer));
        assert_eq!(again, answer, "{kind:?}");
        assert_eq!(
            matches!(answer, Answer::Unreadable(_)),
            typed::problem(kind, input).is_some(),
            "{kind:?}"
        );
        let _ = typed::remark(kind, input);
        let _ = answers::told(kind, &typed::read_shown(kind, input));
        let tidy = typed::tidy(kind, input);
        assert_eq!(typed::tidy(kind, &tidy), tidy, "{kind:?}");
    }
}

static SAMPLE: LazyLock<Decoded> = LazyLock::new(|| {
    decode(bao_cao_so::catalog::SAMPLES[0].1, &CATALOG.forms).expect("the sample opens")
});

/// A block pasted into any table is refused in words, or each of its cells has a fate inside the table.
pub fn paste(input: &[u8]) {
    let Some(block) = text(input) else { return };
    let Decoded {
        report, template, ..
    } = &*SAMPLE;
    let choices = Choices {
        dash_is_zero: block.len() % 2 == 0,
        ..Choices::default()
    };
    for (place, placed) in template.tables.values().enumerate() {
        let table = &placed.table;
        let rows: Vec<String> = template
            .rows(table, report)
            .into_iter()
            .map(|row| row.id)
            .collect();
        let column = place % table.columns.len().max(1);
        let rules = CATALOG.rules(&template.id);
        let place = Place {
            template,
            rules: rules.as_deref(),
            table,
            report,
            rows: &rows,
            row: rows.len().min(place),
            column,
        };
        match plan(place, block, &choices) {
            Err(why) => assert!(!paste_account::refusal(&why, table).is_empty()),
            Ok(plan) => {
                assert!(
                    plan.lines
                        .iter()
                        .all(|line| line.cells.len() == plan.columns.len())
                );
                assert!(
                    paste_account::notes(&plan, table)
                        .iter()
                        .all(|note| !note.is_empty())
                );
                let mut taken = BTreeSet::new();
                for (row, column, _) in plan.answers(table) {
                    assert!(row < rows.len() + plan.added && column < table.columns.len());
                    assert!(taken.insert((row, column)), "two cells in one");
                }
            }
        }
    }
}

/// Running text is read without a complaint, and no citation is longer than its text.
pub fn prose(input: &[u8]) {
    let Some(input) = text(input) else { return };
    let found = running::prose(input);
    assert!(
        found
            .acts
            .iter()
            .all(|act| act.words.chars().count() <= input.chars().count())
    );
    let _ = bao_cao_so::proofread::list_ends::uneven_ends(input);
}
