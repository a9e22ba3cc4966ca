//! Every declared rule of every template, broken: what it says names the comparison that fails, with its numbers (field
//! case `flow-words`).

use std::sync::Arc;

use crate::told::Told;
use bao_cao_so::assess::assess;
use bao_cao_so::assess::assessment::CheckState;
use bao_cao_so::assess::checks::dispatch;
use bao_cao_so::assess::finding::Finding;
use bao_cao_so::assess::lookup::ReportLookup;
use bao_cao_so::input::answer::{read, show};
use bao_cao_so::messages::message::Message;
use bao_cao_so::messages::vi::findings;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::report::Report;
use bao_cao_so::model::template::{Check, Field, FieldKind, Rows};
use bao_cao_so::template::check_rule::CompiledCheck;
use bao_cao_so::template::form::Form;

use crate::empty_form::{begun, include_all};

/// A sequence that looks random and is the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % count
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// Some answer to a field, often one near a border.
fn answer(field: &Field, words: &[&str], dice: &mut Dice) -> Answer {
    if dice.below(6) == 0 {
        return Answer::Blank;
    }
    let typed = match &field.kind {
        FieldKind::Count => dice.of(&["0", "1", "2", "3", "5", "12", "40", "1.189"]),
        FieldKind::Amount { .. } => dice.of(&["0", "1", "12", "241"]),
        FieldKind::Percent => dice.of(&["0", "12,5", "48,1", "60", "99", "101", "150"]),
        FieldKind::Date => dice.of(&[
            "01/01/2015",
            "01/6/2021",
            "02/01/2025",
            "20/12/2025",
            "01/01/2030",
        ]),
        FieldKind::YesNo => dice.of(&["yes", "no"]),
        FieldKind::Choice(options) => {
            return Answer::Text(options[dice.below(options.len())].id.clone());
        }
        FieldKind::Computed { .. } => return Answer::Blank,
        _ => dice.of(words),
    };
    read(&field.kind, typed)
}

/// A report with some answers to what a check looks at.
fn report(template: &Form, check: &CompiledCheck, words: &[&str], dice: &mut Dice) -> Report {
    let mut report = begun(template);
    report.answers.clear();
    include_all(template, &mut report);
    report.period.year = [2020, 2025, 2026][dice.below(3)];
    report.revision.number = 1 + u32::try_from(dice.below(2)).unwrap();
    for need in &check.depends_on {
        if let Some(placed) = template.fields.get(need) {
            let given = answer(&placed.field, words, dice);
            report.set(FieldPath::new(need.as_str()), given);
        }
        if let Some(field) = template
            .field(&FieldPath::new(need.as_str()))
            .filter(|_| need.contains('.'))
        {
            report.set(FieldPath::new(need.as_str()), answer(field, words, dice));
        }
        let Some(table) = template.tables.get(need).map(|placed| &placed.table) else {
            continue;
        };
        if matches!(table.rows, Rows::Added { .. }) && dice.below(4) > 0 {
            report
                .rows
                .insert(need.clone(), vec!["r1".to_owned(), "r2".to_owned()]);
        }
        // A table that is filled in somewhere is another thing than one that is not.
        if matches!(table.rows, Rows::Fixed(_)) && dice.below(8) == 0 {
            continue;
        }
        for row in template.rows(table, &report) {
            for column in &table.columns {
                let given = answer(column, words, dice);
                report.set(FieldPath::cell(need, &row.id, &column.id), given);
            }
        }
    }
    report
}

/// The rule's findings in some report that breaks it.
fn broken(template: &Form, declared: &Check) -> Option<(Report, Report, Vec<Finding>)> {
    let check = crate::rules(template)
        .checks
        .iter()
        .find(|one| one.id == declared.id)
        .unwrap();
    let mut words: Vec<&str> = declared.rule.split('"').skip(1).step_by(2).collect();
    words.extend(["một", "một\nhai", "12/2020"]);
    if declared.rule.contains("agency.ofDistrict") {
        words.push("UBND huyện Tri Tôn");
    }
    if declared.rule.contains("document.replacesItself") {
        words.push("Báo cáo số 12/BC-SXD ngày 20 tháng 12 năm 2025");
    }
    let mut dice = Dice(7);
    for _ in 0..20_000 {
        let (own, previous) = (
            report(template, check, &words, &mut dice),
            report(template, check, &words, &mut dice),
        );
        let result = dispatch::result(
            check,
            &ReportLookup::new(template, crate::rules(template), &own, Some(&previous)),
        );
        if result.state == CheckState::Fails {
            return Some((own, previous, result.findings));
        }
    }
    None
}

/// Numbers answered in the fields that a rule names itself.
fn numbers(template: &Form, report: &Report, rule: &str) -> Vec<String> {
    let names = rule.split(|one: char| !(one.is_ascii_alphanumeric() || one == '.'));
    let shown = names.filter_map(|name| {
        let kind = template
            .field_kind(&FieldPath::new(name))
            .filter(|kind| kind.is_number())?;
        Some(show(kind, report.answer(&FieldPath::new(name)))).filter(|text| !text.is_empty())
    });
    shown.collect()
}

#[test]
fn every_broken_rule_says_what_fails_with_its_numbers() {
    let shipped = crate::shipped();
    let mut silent = Vec::new();
    for template in &shipped.forms {
        let written = crate::template_file(&template.id);
        for declared in written.checks.iter().chain(&shipped.built_in.checks) {
            let place = format!("{} {}", template.id, declared.id);
            let Some((report, previous, found)) = broken(template, declared) else {
                silent.push(place);
                continue;
            };
            let lookup =
                ReportLookup::new(template, crate::rules(template), &report, Some(&previous));
            for finding in found {
                let Message { screen, print } = findings::render(&finding, &lookup);
                for said in [screen, print] {
                    assert!(
                        !said.contains("Điều kiện") && !said.contains("đúng)") && !said.is_empty(),
                        "{place}: {said}"
                    );
                    if ["SUM", "SUBSET", "FLOW", "STOCK", "COMPLEMENT", "LIST"]
                        .contains(&declared.family.as_str())
                    {
                        assert!(
                            said.chars().any(|one| one.is_ascii_digit()),
                            "{place}: {said}"
                        );
                    }
                    if ["SUM", "SUBSET", "STOCK", "COMPLEMENT"].contains(&declared.family.as_str())
                    {
                        for number in numbers(template, &report, &declared.rule) {
                            assert!(said.contains(&number), "{place}: no {number} in {said}");
                        }
                    }
                }
            }
        }
    }
    assert_eq!(silent, Vec::<String>::new(), "never broken");
}

#[track_caller]
fn check(id: &str, typed: &[(&str, &str)], key: &str, expected: &str) {
    let template: Arc<Form> = crate::shipped().form(id).unwrap();
    let (report, template, assessment) =
        crate::assessed((begun(&template), template.clone()), typed);
    let found = Told(&template, &report, &assessment).message(key);
    assert_eq!(found.as_deref(), Some(expected));
}

#[test]
fn a_flow_that_does_not_add_up_says_by_how_much() {
    check(
        "bao-cao-nam-cntt",
        &[
            ("receivedDossiers", "659.245"),
            ("resolvedDossiers", "643.272"),
            ("pendingDossiers", "7.172"),
        ],
        "dossierFlow",
        "“Tổng số hồ sơ tiếp nhận” (659.245) khác với “Tổng số hồ sơ đã giải quyết + Tổng số hồ sơ đang giải quyết” (643.272 + 7.172 = 650.444); chênh lệch 8.801.",
    );
    check(
        "danh-gia-ke-hoach-giai-doan",
        &[
            ("received", "659.245"),
            ("resolvedInTime", "643.272"),
            ("resolvedLate", "0"),
            ("pending", "7.172"),
        ],
        "dossierFlow",
        "“Tổng số hồ sơ tiếp nhận trên cổng” (659.245) khác với “Tổng số hồ sơ đã giải quyết + Tổng số hồ sơ đang giải quyết” (643.272 + 7.172 = 650.444); chênh lệch 8.801.",
    );
}

#[test]
fn shares_that_were_rounded_may_be_a_little_over_the_whole() {
    let template = crate::shipped().form("tong-hop-nghi-quyet-cpdt").unwrap();
    let over = |one: &str, other: &str| {
        let typed = [
            ("statedOnlyElectronicRate", one),
            ("statedParallelRate", other),
        ];
        let (report, _, _) = crate::assessed((begun(&template), template.clone()), &typed);
        assess(&template, crate::rules(&template), &report, None)
            .findings()
            .iter()
            .any(|one| one.key == "electronicShares")
    };
    // rounded-shares
    assert!(!over("48,1", "52,0"), "4.805 and 5.195 of 10.000");
    assert!(!over("48", "52") && !over("48", "53"));
    assert!(over("48,1", "52,1") && over("48,05", "52,00") && over("48", "54"));
}
