//! The indicators of a report as a table: formula in words and in numbers, result, target and legal source.

use super::bases::short;
use super::source::Source;
use crate::assess::assessment::IndicatorResult;
use crate::assess::lookup::ReportLookup;
use crate::document::tree::{Alignment, Cell, Column, HeaderCell, Row, Table, Width};
use crate::document::typography::column_widths::holding_all;
use crate::formula::outcome::Outcome;
use crate::input::{letters, number};
use crate::messages::vi::formula::{in_words, undefined_on_paper};
use crate::messages::vi::on_paper::OnPaper;
use crate::messages::vi::{assessment as words, document};
use crate::model::template::Indicator;
use crate::template::form::Form;
use crate::template::rules::CompiledIndicator;

/// The indicators of sections that the report takes up, in the template's order; `None` when there are none. Targets
/// have a column when the template sets any. Where `worked_out` asks for it, all are there, with how a result is worked
/// out; else those that have a result.
pub(super) fn indicators(source: Source, worked_out: bool) -> Option<Table> {
    let aimed = source
        .rules
        .indicators
        .iter()
        .any(|one| one.definition.target.is_some());
    let lookup = source.lookup();
    let mut rows = Vec::new();
    for (indicator, result) in taken_up(source) {
        if !worked_out && result.number().is_none() {
            continue;
        }
        let mut cells = row(&lookup, indicator, result, rows.len() + 1, aimed);
        if !worked_out {
            cells.remove(WORKING);
        }
        rows.push(Row::Cells(cells));
    }
    let (mut columns, mut header) = columns(&rows, aimed, worked_out);
    if !worked_out {
        columns.remove(WORKING);
        header.remove(WORKING);
        // The names of the indicators take the room.
        if let Some(names) = columns.get_mut(NAMES) {
            *names = Column::NAME;
        }
    }
    (!rows.is_empty()).then(|| Table {
        columns,
        header: vec![header.into_iter().map(HeaderCell::new).collect()],
        rows,
        ..Table::default()
    })
}

/// The indicators of sections that the report takes up, with what became of them.
fn taken_up(source: Source<'_>) -> impl Iterator<Item = (&CompiledIndicator, &IndicatorResult)> {
    let Source {
        template,
        rules,
        report,
        assessment,
    } = source;
    let all = rules.indicators.iter();
    let shown = all.filter(|one| !template.is_left_out(&one.definition.section, report));
    shown.filter_map(|one| Some((one, assessment.indicator(&one.definition.id)?)))
}

/// How many indicators of sections that the report takes up have no result.
pub(super) fn without_result(source: Source) -> usize {
    taken_up(source)
        .filter(|(_, result)| result.number().is_none())
        .count()
}

/// Place of the column with the indicators' names.
const NAMES: usize = 1;
/// Place of the column that tells how a result is worked out.
const WORKING: usize = 2;

/// Columns with what stands above them; results get the room that they need.
fn columns(rows: &[Row], aimed: bool, worked_out: bool) -> (Vec<Column>, Vec<&'static str>) {
    let results_at = if worked_out { WORKING + 1 } else { WORKING };
    let results = rows.iter().filter_map(|row| match row {
        Row::Cells(cells) => cells
            .get(results_at)
            .filter(|cell| !cell.remark)
            .map(|cell| cell.text.as_str()),
        _ => None,
    });
    let result_width = holding_all(results, Table::FEW_POINTS, Width::Narrow);
    let mut header = vec![
        document::ORDINAL,
        document::INDICATOR,
        document::WORKING,
        document::RESULT,
    ];
    let mut columns = vec![
        Column::ORDINAL,
        Column {
            width: Width::Medium,
            ..Column::NAME
        },
        Column::default(),
        Column {
            alignment: Alignment::Right,
            width: result_width,
            names_row: false,
        },
    ];
    if aimed {
        header.push(document::TARGET);
        columns.push(Column {
            alignment: Alignment::Centre,
            width: Width::Narrow,
            names_row: false,
        });
    }
    (columns, header)
}

fn row(
    lookup: &ReportLookup<'_>,
    indicator: &CompiledIndicator,
    result: &IndicatorResult,
    position: usize,
    aimed: bool,
) -> Vec<Cell> {
    let (definition, labels) = (&indicator.definition, lookup.labels());
    let mut working = vec![letters::capitalize(&in_words(
        &indicator.formula,
        &OnPaper(labels),
        None,
    ))];
    // Without a result the numbers say nothing that the result does not.
    working.extend(result.number().map(|_| match result.stated {
        true => document::WITHOUT_DETAILS.to_owned(),
        false => words::working(result, indicator, lookup),
    }));
    working.extend(definition.note.clone());
    working.extend(sources(labels.form, definition).map(|sources| document::sources(&sources)));
    working.retain(|line| !line.trim().is_empty());
    // A sign never ends a line with its number on the next.
    let working = working.join("\n").replace(" × ", " ×\u{a0}");
    let shown = match result.number() {
        Some(_) => Cell::new(words::outcome(result, indicator, labels)),
        None => Cell::remark(match &result.outcome {
            Outcome::Undefined(why) => undefined_on_paper(why),
            _ => words::outcome(result, indicator, labels),
        }),
    };
    let mut cells = vec![
        Cell::new(position.to_string()),
        Cell::new(definition.label.clone()),
        Cell::new(working),
        shown,
    ];
    cells.extend(aimed.then(|| Cell::new(target(definition, result))));
    cells
}

fn target(definition: &Indicator, result: &IndicatorResult) -> String {
    let Some(target) = &definition.target else {
        return String::new();
    };
    let at_least = document::at_least(&number::format(target.at_least), definition.unit.as_deref());
    match result.reached {
        Some(true) => format!("{at_least}\n({})", document::REACHED),
        Some(false) => format!("{at_least}\n({})", document::NOT_REACHED),
        None => at_least,
    }
}

/// Acts of the definition and of the target, each once; `None` when there are none.
fn sources(template: &Form, definition: &Indicator) -> Option<String> {
    let target = definition
        .target
        .as_ref()
        .and_then(|target| target.act.as_ref());
    let mut sources: Vec<String> = Vec::new();
    for id in definition.acts.iter().chain(target) {
        let source = short(template, id);
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    (!sources.is_empty()).then(|| sources.join("; "))
}
