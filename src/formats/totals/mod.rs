//! What the reports of a collection add up to, as files: a table for spreadsheets, JSON for programs.

pub mod file;

use self::file::{
    AgenciesJson, CoverageJson, GroupJson, NumberJson, OptionJson, TotalsFile, ValueJson,
};
use super::csv::{CsvValue, write_csv};
use super::json::digest::laid_out;
use super::report::encode::period_json;
use super::report::file::{TemplateRefJson, this_tool};
use crate::collection::workspace::Workspace;
use crate::formula::outcome::{Outcome, Value};
use crate::messages::vi::collection::totals as words;
use crate::model::exact::Exact;
use crate::rollup::coverage::Coverage;
use crate::rollup::roll_up::RollUp;
use crate::rollup::sheet::{SheetKind, SheetRow, SheetSection};
use crate::rollup::sheet_values::SheetValue;
use crate::rollup::totals::Totals;

/// What the file calls its format.
const TOTALS_FORMAT: &str = "bao-cao-so/totals";
/// Most decimals of a sum; amounts have fewer.
const MOST_DECIMALS: u32 = 12;

/// The totals of a collection as JSON: each number of all agencies and of each group, with its coverage.
#[must_use]
pub fn encode_totals(workspace: &Workspace) -> String {
    let (rolled_up, collection) = (workspace.rolled_up(), &workspace.collection);
    let whole = rolled_up.whole();
    let sections = rolled_up.plan().sheet().into_iter();
    let numbers = sections.flat_map(|section| {
        let of_row = |row: &SheetRow| number(rolled_up, &whole, &section.id, row);
        section.rows.iter().map(of_row).collect::<Vec<_>>()
    });
    laid_out(&TotalsFile {
        agencies: AgenciesJson {
            nothing_to_report: whole.nothing_to_report,
            owing: whole.owing,
            reported: whole.reported,
        },
        collection: collection.id.clone(),
        format: TOTALS_FORMAT.to_owned(),
        format_version: 1,
        numbers: numbers.collect(),
        period: period_json(&collection.period, Default::default()),
        template: TemplateRefJson {
            digest: Some(workspace.template.form.digest.clone()),
            id: collection.template.clone(),
            version: collection.template_version,
            extra: Default::default(),
        },
        tool: this_tool(),
    })
}

fn number(rolled_up: &RollUp, whole: &Totals, section: &str, row: &SheetRow) -> NumberJson {
    let groups = rolled_up.groups().map(|(group, totals)| GroupJson {
        group: group.to_owned(),
        value: value(rolled_up.sheet_value(totals, Some(group), row), row.kind),
    });
    NumberJson {
        address: row.address.clone(),
        groups: groups.collect(),
        label: row.label.clone(),
        row: row.row.clone(),
        section: section.to_owned(),
        table: row.table.clone(),
        unit: row.unit.clone(),
        whole: value(rolled_up.sheet_value(whole, None, row), row.kind),
    }
}

fn value(value: SheetValue, kind: SheetKind) -> ValueJson {
    let coverage = value.coverage().map(coverage);
    let (options, number, complete) = match value {
        SheetValue::Number {
            outcome, complete, ..
        } => {
            let complete = complete.and_then(|one| plain(&one, kind));
            (Vec::new(), plain(&outcome, kind), complete)
        }
        SheetValue::Options { counts, .. } => (counts, None, None),
        SheetValue::ByAgency => (Vec::new(), None, None),
    };
    let options = options.into_iter();
    let json = |text: String| serde_json::from_str(&text).ok();
    ValueJson {
        complete_value: complete.and_then(json),
        coverage,
        options: options
            .map(|(id, count)| OptionJson { count, id })
            .collect(),
        value: number.and_then(json),
    }
}

fn coverage(coverage: &Coverage) -> CoverageJson {
    CoverageJson {
        blank: coverage.blank,
        no_report: coverage.no_report,
        not_applicable: coverage.not_applicable,
        nothing_to_report: coverage.nothing_to_report,
        partly: coverage.partly,
        undefined: coverage.undefined,
        value: coverage.value,
    }
}

/// The digits of a number: those of an indicator rounded to its decimals, others as they are.
fn plain(outcome: &Outcome, kind: SheetKind) -> Option<String> {
    let Outcome::Value(Value::Number(number)) = outcome else {
        return None;
    };
    Some(digits(number, kind))
}

fn digits(number: &Exact, kind: SheetKind) -> String {
    match kind {
        SheetKind::Indicator { decimals, .. } => number.to_shortest_text(decimals),
        _ => number.to_text(
            number
                .needed_decimals(MOST_DECIMALS)
                .unwrap_or(MOST_DECIMALS),
        ),
    }
}

/// The totals of a collection as a table: a line for each number and each group, and for all agencies together.
#[must_use]
pub fn totals_table(workspace: &Workspace) -> String {
    let rolled_up = workspace.rolled_up();
    let whole = rolled_up.whole();
    let mut lines = vec![words::CSV_HEADS.map(head).to_vec()];
    for section in rolled_up.plan().sheet() {
        for row in &section.rows {
            let value = rolled_up.sheet_value(&whole, None, row);
            lines.push(line(&section, row, words::ALL, &value));
            for (group, totals) in rolled_up.groups() {
                let value = rolled_up.sheet_value(totals, Some(group), row);
                lines.push(line(&section, row, group, &value));
            }
        }
    }
    write_csv(&lines)
}

fn head(word: &str) -> CsvValue {
    CsvValue::Words(word.to_owned())
}

fn line(section: &SheetSection, row: &SheetRow, group: &str, value: &SheetValue) -> Vec<CsvValue> {
    let words_of = |words: &Option<String>| head(words.as_deref().unwrap_or_default());
    let (digits, complete) = match value {
        SheetValue::Number {
            outcome, complete, ..
        } => {
            let complete = complete.as_ref();
            let complete = complete.and_then(|one| plain(one, row.kind));
            (plain(outcome, row.kind), complete)
        }
        _ => (None, None),
    };
    let shown = match digits {
        // Decimals behind a comma, as a Vietnamese spreadsheet reads them.
        Some(digits) => CsvValue::Number(digits.replace('.', ",")),
        None => head(&words::value(row, value)),
    };
    let number = |count: Option<usize>| match count {
        Some(count) => CsvValue::Number(count.to_string()),
        None => head(""),
    };
    vec![
        head(&section.title),
        words_of(&row.table),
        words_of(&row.row),
        head(&words::label(row)),
        words_of(&row.unit),
        head(group),
        shown,
        number(value.coverage().map(|one| one.value)),
        number(value.coverage().map(|one| one.partly)),
        number(value.coverage().map(Coverage::owing)),
        match complete {
            Some(digits) => CsvValue::Number(digits.replace('.', ",")),
            None => head(""),
        },
    ]
}
