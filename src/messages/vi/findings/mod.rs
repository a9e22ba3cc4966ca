//! Findings in words: what does not add up, for the screen and for print, and what to do about it.
//!
//! The sentences of the checks that every template has are in `built_in` and in `messages::vi::proofread`.

mod built_in;
pub mod groups;
mod implausible;
mod jumps;
mod meant;
pub mod page;
mod years;

use crate::assess::finding::{Finding, Problem, Slip};
use crate::assess::lookup::ReportLookup;
use crate::assess::rows::InRow;
use crate::input::{answer, number};
use crate::messages::message::Message;
use crate::messages::vi::citations::short_citation;
use crate::messages::vi::findings::meant::with_sentence;
use crate::messages::vi::formula::explain_failure;
use crate::messages::vi::on_paper::OnPaper;
use crate::messages::vi::{answers, proofread, rows, sentences};
use crate::model::answer::FieldPath;
use crate::model::citation::Force;
use crate::template::check_rule::{CheckRule, DeclaredRule};
use crate::template::form::{Form, cell_parts};
use crate::template::rules::Rules;

/// What a finding says about a report; `lookup` is over that report ([`ReportLookup::assessed`]).
#[must_use]
pub fn render(finding: &Finding, lookup: &ReportLookup<'_>) -> Message {
    let place = finding.place.as_ref();
    let table = place.and_then(|place| lookup.template.tables.get(&place.table));
    let all = table.map(|placed| lookup.table_rows(&placed.table));
    let row = place
        .zip(table.zip(all.as_ref()))
        .and_then(|(place, (placed, rows))| {
            Some(InRow {
                table: &placed.table,
                row: rows.row(&place.row)?,
            })
        });
    let words = Words {
        finding,
        lookup,
        row,
    };
    match (&finding.problem, row) {
        (Problem::EmptyGroup, Some(row)) => {
            built_in::empty_group(&row.table.label, &rows::mention(row.row, row.table))
        }
        // Words of the template say themselves where they stand.
        (problem @ Problem::Declared(_), _) | (problem, None) => words.message(problem),
        (problem, Some(row)) => built_in::in_row(
            &row.table.label,
            &rows::mention(row.row, row.table),
            &words.message(problem),
        ),
    }
}

/// What to do about a finding.
#[must_use]
pub fn advice(finding: &Finding, template: &Form, rules: &Rules) -> String {
    let advice = match &finding.problem {
        Problem::Blank => match finding.fields.first() {
            Some(path) if template.can_be_absent(path) => built_in::EMPTY_ADVICE,
            _ => built_in::FILL_ADVICE,
        },
        Problem::BlankCell => built_in::CELL_ADVICE,
        Problem::NoReason => built_in::REASON_ADVICE,
        Problem::EmptyGroup => built_in::GROUP_ADVICE,
        Problem::Unreadable { typed } => {
            let says = |path: &FieldPath| {
                let problem = answer::problem_at(path, template.field_kind(path)?, typed)?;
                Some(answers::problem_at(path, &problem))
            };
            return finding.fields.first().and_then(says).unwrap_or_default();
        }
        Problem::StatedDiffers { .. } | Problem::StatedOfNone { .. } => built_in::STATED_ADVICE,
        Problem::StatedWithoutCounts { .. } => built_in::COUNTS_ADVICE,
        Problem::OverTheWhole { .. } => built_in::WHOLE_ADVICE,
        Problem::OverLimit { .. } => built_in::LIMIT_ADVICE,
        Problem::StatedAsFraction { .. } => built_in::FRACTION_ADVICE,
        Problem::TargetCopied { .. } => built_in::TARGET_ADVICE,
        Problem::OutlineLeft { .. } => built_in::OUTLINE_ADVICE,
        Problem::Jump { .. } | Problem::YearJump { .. } => built_in::JUMP_ADVICE,
        Problem::ChangedMuch(large) => return built_in::change_advice(large.asked_from),
        Problem::FarDate { .. } => built_in::FAR_DATE_ADVICE,
        Problem::NotBegun { .. } => built_in::NOT_BEGUN_ADVICE,
        Problem::UnusualDays { .. } => built_in::UNUSUAL_DAYS_ADVICE,
        Problem::Declared(_) | Problem::Broken(_) => {
            match declared(finding, rules).map_or("", |rule| &rule.advice) {
                // The template words the advice of its own rules.
                "" => built_in::PART_ADVICE,
                advice => advice,
            }
        }
        Problem::Slip(slip) => match slip {
            Slip::Symbols(symbols) => {
                let right: Vec<&str> = symbols.iter().map(|(_, right)| right.as_str()).collect();
                return proofread::symbols_advice(&right);
            }
            Slip::Dates(_) => proofread::DATE_ADVICE,
            Slip::UnevenEnds { .. } => proofread::ENDS_ADVICE,
            Slip::Garbled(_) => proofread::GARBLED_ADVICE,
            Slip::Rates(_) => proofread::RATE_ADVICE,
            Slip::Numbers { .. } => proofread::NUMBERS_ADVICE,
            Slip::ActDates { .. } | Slip::ActYear { .. } => proofread::ACT_DATE_ADVICE,
            Slip::Force { .. } => proofread::FORCE_ADVICE,
            Slip::Annexes { .. } => proofread::ANNEX_ADVICE,
        },
    };
    advice.to_owned()
}

/// The declared rule whose finding it is.
fn declared<'a>(finding: &Finding, rules: &'a Rules) -> Option<&'a DeclaredRule> {
    rules.checks.iter().find_map(|check| match &check.rule {
        CheckRule::Formula(rule) | CheckRule::PartOfWhole { rule, .. }
            if check.id == finding.check =>
        {
            Some(rule)
        }
        _ => None,
    })
}

/// A finding on its way into words.
struct Words<'a, 'b> {
    finding: &'a Finding,
    lookup: &'a ReportLookup<'b>,
    row: Option<InRow<'a>>,
}

impl Words<'_, '_> {
    /// The name of an address; a cell of the finding's own row by its column alone.
    fn label(&self, path: &FieldPath) -> String {
        let own = self.row.and_then(|row| {
            let (table, place, column) = cell_parts(path.as_str())?;
            ((table, place) == row.place())
                .then(|| self.lookup.template.column_label(table, column))
        });
        own.unwrap_or_else(|| rows::label(path, self.lookup))
    }

    fn labels(&self, paths: &[FieldPath]) -> Vec<String> {
        paths.iter().map(|path| self.label(path)).collect()
    }

    /// The name of the answer that the finding is about.
    fn subject(&self) -> String {
        let first = self.finding.fields.first();
        first.map(|path| self.label(path)).unwrap_or_default()
    }

    fn message(&self, problem: &Problem) -> Message {
        match problem {
            Problem::Blank => built_in::empty(&self.subject()),
            Problem::BlankCell => built_in::empty_in_row(&self.subject()),
            Problem::NoReason => built_in::no_reason(&self.subject()),
            Problem::EmptyGroup => Message::default(),
            Problem::Unreadable { typed } => built_in::unreadable(&self.subject(), typed),
            Problem::StatedDiffers {
                stated,
                computed,
                truncated,
            } => {
                let right = number::format_decimals(computed, stated.decimals().max(2));
                let stated = number::format_stated(stated);
                built_in::stated_differs(&self.subject(), &stated, &right, *truncated)
            }
            Problem::StatedOfNone { stated } => {
                built_in::stated_of_none(&self.subject(), &number::format_stated(stated))
            }
            Problem::StatedWithoutCounts { stated, blank } => built_in::stated_without_counts(
                &self.subject(),
                &number::format_stated(stated),
                &self.labels(blank),
            ),
            Problem::TargetCopied { stated } => {
                built_in::target_copied(&self.subject(), &number::format_stated(stated))
            }
            Problem::OutlineLeft { outline } => built_in::outline_left(&self.subject(), outline),
            Problem::Jump { .. } => self.jump(problem),
            Problem::ChangedMuch(large) => self.large_change(large),
            Problem::YearJump { own, beside, times } => self.year_jump(own, beside, times),
            Problem::OverTheWhole { .. }
            | Problem::OverLimit { .. }
            | Problem::StatedAsFraction { .. }
            | Problem::FarDate { .. }
            | Problem::NotBegun { .. } => self.implausible(problem),
            Problem::UnusualDays { own, usual, act } => {
                let act = act.as_ref().and_then(|act| self.act(act));
                built_in::unusual_days(own, usual, act.as_deref())
            }
            Problem::Declared(_) | Problem::Broken(_) => self.rule(problem),
            Problem::Slip(slip) => self.slip(slip),
        }
    }

    fn act(&self, id: &str) -> Option<String> {
        self.lookup.template.act(id).map(short_citation)
    }

    /// What the template says where its rule is false, else the comparison that fails.
    fn rule(&self, problem: &Problem) -> Message {
        let labels = self.lookup.labels();
        let Some(rule) = declared(self.finding, labels.rules) else {
            return Message::default();
        };
        match (problem, &rule.message) {
            (Problem::Declared(values), Some(text)) => {
                let said = sentences::with_values(text, values, labels, rule.each.as_deref());
                Message::same(with_sentence(said, &rule.rule, self.lookup.report))
            }
            _ => {
                let place = self.row.as_ref().map(|row| row.place());
                Message {
                    screen: explain_failure(&rule.rule, self.lookup, &labels, place),
                    print: explain_failure(&rule.rule, self.lookup, &OnPaper(labels), place),
                }
            }
        }
    }

    fn slip(&self, slip: &Slip) -> Message {
        let label = self.subject();
        match slip {
            Slip::Symbols(symbols) => {
                let written: Vec<&str> = symbols
                    .iter()
                    .map(|(written, _)| written.as_str())
                    .collect();
                proofread::symbols(&label, &written)
            }
            Slip::Dates(dates) => proofread::dates(&label, dates),
            Slip::UnevenEnds { entry, own, others } => {
                proofread::uneven_ends(&label, *entry, *own, *others)
            }
            Slip::Garbled(why) => proofread::garbled(&label, *why),
            Slip::Rates(rates) => proofread::rates(&label, rates),
            Slip::Numbers { grouped, plain } => proofread::numbers(&label, grouped, plain),
            Slip::ActDates { act, days, known } => {
                let days: Vec<_> = days
                    .iter()
                    .map(|(day, places)| (*day, self.labels(places)))
                    .collect();
                proofread::act_dates(act, &days, *known)
            }
            Slip::ActYear { act, day } => proofread::act_year(act, *day, &label),
            Slip::Force { act, force } => {
                let name = self.act(act).unwrap_or_default();
                let places = self.labels(&self.finding.fields);
                match force {
                    Force::Throughout => Message::default(),
                    Force::EndedBefore(last) => proofread::ended_before(&name, *last, &places),
                    Force::EndsWithin(last) => proofread::ends_within(&name, *last, &places),
                    Force::BeginsAfter(first) => proofread::begins_after(&name, *first, &places),
                }
            }
            Slip::Annexes { words, beyond } => {
                let places = self.labels(&self.finding.fields);
                proofread::annexes(&places, words, *beyond)
            }
        }
    }
}
