//! "Chép từ kỳ trước": what a new report takes over from that of the period before. Never a number, nor a day: those are
//! of their own period.

use crate::model::answer::{Answer, FieldPath};
use crate::model::report::Report;
use crate::model::template::{FieldKind, Item, Rows, Table};
use crate::template::form::{Form, PARTICULARS};

/// Particulars of one document only.
const OF_ONE_DOCUMENT: [&str; 3] = [
    "document.codeNumber",
    "document.issuedDate",
    "document.replaces",
];
/// The acts that a document is based on; some are no longer in force a period later.
const BASES: &str = "document.bases";

/// What to take over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CopyChoice {
    /// Particulars of agency and document, and other answers that a template remembers.
    pub particulars: bool,
    /// Texts and lists of the outline.
    pub texts: bool,
    /// Tables whose rows are added, by their ids.
    pub tables: Vec<String>,
}

/// What a report has to take over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CopyOffer {
    /// It has texts or lists.
    pub texts: bool,
    /// Its tables with rows.
    pub tables: Vec<OfferedTable>,
}

/// A table with rows that can be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedTable {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// How many rows it has that say something which comes along.
    pub rows: usize,
    /// It lists what stays from year to year: the template remembers one of its columns. Others list what happened in
    /// the period.
    pub lasting: bool,
}

impl CopyOffer {
    /// What is taken over unless the person decides otherwise.
    #[must_use]
    pub fn usual(&self) -> CopyChoice {
        let lasting = self.tables.iter().filter(|table| table.lasting);
        CopyChoice {
            particulars: true,
            texts: false,
            tables: lasting.map(|table| table.id.clone()).collect(),
        }
    }
}

/// What a report has to take over, in the order of the form.
#[must_use]
pub fn offer(form: &Form, previous: &Report) -> CopyOffer {
    let left_out = form.left_out(previous);
    let texts = form.fields.iter().any(|(id, placed)| {
        is_text(&placed.field.kind)
            && placed.section != PARTICULARS
            && !left_out.contains(&placed.section.as_str())
            && matches!(previous.answer_to(id), Answer::Text(_))
    });
    let mut tables = Vec::new();
    for section in form.outline(previous).into_iter().map(|(_, one)| one) {
        let own = section.items.iter().filter_map(|item| match item {
            Item::Table(table) if is_added(table) => Some(table),
            _ => None,
        });
        tables.extend(own.filter_map(|table| {
            let rows = said_rows(table, previous).len();
            (rows > 0).then(|| OfferedTable {
                id: table.id.clone(),
                label: table.label.clone(),
                rows,
                lasting: table.columns.iter().any(|column| column.remembered),
            })
        }));
    }
    CopyOffer { texts, tables }
}

/// The rows of a table with something that comes along: any other would be a blank line of the new report.
fn said_rows(table: &Table, previous: &Report) -> Vec<String> {
    let rows = previous.rows.get(&table.id).into_iter().flatten();
    let says = |row: &&String| {
        let mut columns = table.columns.iter().filter(|one| is_copied(&one.kind));
        columns.any(|one| is_taken_over(previous.answer(&FieldPath::cell(&table.id, row, &one.id))))
    };
    rows.filter(says).cloned().collect()
}

/// Takes over what was chosen. Rows keep their ids and their order; of their cells words, choices and yes or no come along.
/// What the new report holds already stays: it is newer. Optional sections are taken up as before.
pub fn copy(form: &Form, from: &Report, into: &mut Report, what: &CopyChoice) {
    if *what == CopyChoice::default() {
        return;
    }
    into.included.clone_from(&from.included);
    let left_out = form.left_out(from);
    for (id, placed) in &form.fields {
        let (field, section) = (&placed.field, placed.section.as_str());
        let particular = section == PARTICULARS || field.remembered;
        let wanted = if particular {
            what.particulars && !OF_ONE_DOCUMENT.contains(&id.as_str())
        } else {
            what.texts && is_text(&field.kind)
        };
        if !wanted || left_out.contains(&section) || !is_copied(&field.kind) {
            continue;
        }
        let path = FieldPath::new(id.as_str());
        let answer = match from.answer(&path) {
            Answer::Text(acts) if id == BASES => citable(form, acts, into),
            answer => answer.clone(),
        };
        take_over(into, path, answer);
    }
    let tables = form.tables.iter().filter(|(id, placed)| {
        what.tables.contains(id)
            && is_added(&placed.table)
            && !left_out.contains(&placed.section.as_str())
    });
    for (id, placed) in tables {
        let rows = said_rows(&placed.table, from);
        for row in &rows {
            let columns = placed.table.columns.iter();
            for column in columns.filter(|column| is_copied(&column.kind)) {
                let path = FieldPath::cell(id, row, &column.id);
                let answer = from.answer(&path).clone();
                take_over(into, path, answer);
            }
        }
        if !rows.is_empty() {
            into.rows.insert(id.clone(), rows);
        }
    }
}

/// Words and choices only: what was declared not to apply, or could not be read, was so in its own period.
fn is_taken_over(answer: &Answer) -> bool {
    matches!(answer, Answer::Text(_) | Answer::YesNo(_))
}

fn take_over(into: &mut Report, path: FieldPath, answer: Answer) {
    let is_blank = *into.answer(&path) == Answer::Blank;
    if is_blank && is_taken_over(&answer) {
        into.set(path, answer);
    }
}

/// The acts that can still be cited.
fn citable(form: &Form, acts: &str, report: &Report) -> Answer {
    let can_be_cited = |id: &&str| {
        let act = form.act(id);
        act.is_some_and(|act| act.can_be_cited_for(&report.period))
    };
    let acts: Vec<&str> = acts.lines().filter(can_be_cited).collect();
    if acts.is_empty() {
        Answer::Blank
    } else {
        Answer::Text(acts.join("\n"))
    }
}

fn is_added(table: &Table) -> bool {
    matches!(table.rows, Rows::Added { .. })
}

fn is_text(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::Text | FieldKind::Lines)
}

/// True for kinds whose answers come along.
fn is_copied(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::Line
        | FieldKind::Text
        | FieldKind::Lines
        | FieldKind::Choice(_)
        | FieldKind::YesNo
        | FieldKind::Acts => true,
        FieldKind::Count
        | FieldKind::Amount { .. }
        | FieldKind::Percent
        | FieldKind::Date
        | FieldKind::Computed { .. } => false,
    }
}
