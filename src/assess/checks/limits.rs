//! Built-in checks of answers that are implausible by themselves: a number beyond its limit (UNIT), a day out of the period's
//! reach, a period that has not begun (PERIOD).

use time::Date;

use crate::assess::checks::run::Run;
use crate::assess::finding::{Finding, Problem};
use crate::assess::rows::InRow;
use crate::formula::evaluate::Lookup;
use crate::formula::outcome::{Outcome, Value};
use crate::input::money::dong_per_unit;
use crate::model::answer::FieldPath;
use crate::model::date::{parse_iso, years_later};
use crate::model::exact::Exact;
use crate::model::template::{Field, FieldKind, Table};
use crate::template::built_in::limits::{YEARS_AFTER, most};
use crate::template::form::cell_parts;

/// The first year of which a date of an act is plausible: the state's first.
const FIRST_YEAR: i32 = 1945;
/// Length of a date at the beginning of a moment: "2026-11-22T09:30:05+07:00".
const DATE: usize = 10;

/// Looks at one answer.
pub(super) type Look<'a> = &'a dyn Fn(FieldPath, &Field) -> Option<Finding>;

impl Run<'_, '_> {
    /// What is found in the answers to a field, or in all cells of a table, each looked at by itself.
    pub(super) fn one_by_one(&self, id: &str, look: Look<'_>) -> Vec<Finding> {
        let Some(table) = self.table_of(id) else {
            let field = self.lookup.template.field_at(id);
            let found = field.and_then(|field| look(FieldPath::new(id), field));
            return found.into_iter().collect();
        };
        let rows = self.lookup.table_rows(table);
        let cells = rows.counted().flat_map(|row| {
            let row = InRow { table, row };
            let columns = table.columns.iter();
            columns.map(move |column| (row.cell(&column.id), column))
        });
        cells
            .filter_map(|(path, column)| look(path, column))
            .collect()
    }

    /// The same after changes of some cells: of the others the findings stand. A key press in a long table looks at one cell.
    pub(super) fn one_by_one_again(
        &self,
        id: &str,
        before: &[&Finding],
        changed: &[FieldPath],
        look: Look<'_>,
    ) -> Vec<Finding> {
        let Some(table) = self.table_of(id) else {
            return self.one_by_one(id, look);
        };
        let mut cells = Vec::new();
        for path in changed {
            match cell_parts(path.as_str()) {
                Some((of, _, column)) if of == id => {
                    // The mark of a group's heading makes a row another one.
                    if table.shape.group_by.as_deref() == Some(column) {
                        return self.one_by_one(id, look);
                    }
                    cells.push(path);
                }
                _ if path.as_str() == id => return self.one_by_one(id, look),
                _ => {}
            }
        }
        let rows = self.lookup.table_rows(table);
        let place = |finding: &Finding| {
            let (_, row, column) = cell_parts(finding.fields.first()?.as_str())?;
            let column = table.columns.iter().position(|one| one.id == column);
            Some((rows.position(row), column))
        };
        let is_changed = |finding: &&&Finding| {
            let path = finding.fields.first();
            path.is_some_and(|path| cells.contains(&path))
        };
        let stand = before.iter().filter(|one| !is_changed(one));
        let mut found: Vec<Finding> = stand.map(|one| (*one).clone()).collect();
        for path in &cells {
            let counts = cell_parts(path.as_str()).is_some_and(|(_, row, _)| rows.counts(row));
            let field = self.lookup.template.field(path).filter(|_| counts);
            found.extend(field.and_then(|field| look((*path).clone(), field)));
        }
        found.sort_by_key(place);
        found
    }

    fn table_of(&self, id: &str) -> Option<&Table> {
        Some(&self.lookup.template.tables.get(id)?.table)
    }

    /// What is asked about a number beyond its limit.
    pub(super) fn over_limit(&self, path: FieldPath, field: &Field) -> Option<Finding> {
        let limit = most(field)?;
        let Outcome::Value(Value::Number(value)) = self.lookup.value(path.as_str()) else {
            return None;
        };
        if value <= limit {
            return None;
        }
        let key = format!("limits:{}", path.as_str());
        let problem = Problem::OverLimit {
            from_dong: from_dong(&value, field),
            value,
            limit,
        };
        let finding = self.finding(problem, vec![path]);
        Some(Finding { key, ..finding })
    }

    /// What is asked about a day.
    pub(super) fn far_date(&self, path: FieldPath, field: &Field) -> Option<Finding> {
        if field.kind != FieldKind::Date {
            return None;
        }
        let Outcome::Value(Value::Date(day)) = self.lookup.value(path.as_str()) else {
            return None;
        };
        let key = format!("dates:{}", path.as_str());
        let finding = self.finding(self.far_from_period(day, field)?, vec![path]);
        Some(Finding { key, ..finding })
    }

    /// What is asked about a day out of the period's reach, or before there were acts to date.
    fn far_from_period(&self, day: Date, field: &Field) -> Option<Problem> {
        let period = &self.lookup.report.period;
        let after = field.limits.years_after.unwrap_or(YEARS_AFTER);
        let before = field.limits.years_before;
        let late = moved(period.to, after, 1).is_some_and(|last| day > last);
        let early =
            before.filter(|years| moved(period.from, *years, -1).is_some_and(|first| day < first));
        if !late && early.is_none() && day.year() >= FIRST_YEAR {
            return None;
        }
        Some(Problem::FarDate {
            day,
            edge: if late {
                Some(period.to)
            } else {
                early.map(|_| period.from)
            },
            years: if late {
                after
            } else {
                early.unwrap_or_default()
            },
            late,
        })
    }

    /// A period that begins after the day on which the report was last changed: there can be no figures of it.
    pub(super) fn not_begun(&self) -> Option<Finding> {
        let report = self.lookup.report;
        let changed = parse_iso(report.changed.get(..DATE)?)?;
        if report.period.from <= changed {
            return None;
        }
        let problem = Problem::NotBegun {
            period: report.period.clone(),
            changed,
        };
        Some(self.finding(problem, Vec::new()))
    }
}

/// The amount in the unit of its field, if it was typed in đồng.
fn from_dong(value: &Exact, field: &Field) -> Option<Exact> {
    let FieldKind::Amount { .. } = field.kind else {
        return None;
    };
    let dong = dong_per_unit(field.unit.as_deref()?).filter(|dong| *dong > 1)?;
    value
        .divided_by(&rust_decimal::Decimal::from(dong).into())
        .ok()
}

/// A day so many years later, or before for the sign -1.
fn moved(day: Date, years: u32, sign: i32) -> Option<Date> {
    years_later(day, i32::try_from(years).ok()? * sign)
}
