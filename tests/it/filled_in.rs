//! All that is asked for is filled in exactly when completion is refused for no blank, in every template.

use bao_cao_so::assess::assess;
use bao_cao_so::assess::assessment::CheckState;
use bao_cao_so::assess::checks::dispatch;
use bao_cao_so::assess::finding::Finding;
use bao_cao_so::assess::lookup::ReportLookup;
use bao_cao_so::assess::open_items::blanks;
use bao_cao_so::document::compose::{Written, compose};
use bao_cao_so::document::tree::Block;
use bao_cao_so::input::answer::read;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::report::{Report, Status};
use bao_cao_so::model::template::{Field, FieldKind, Item, Rows};
use bao_cao_so::template::check_rule::CompiledCheck;
use bao_cao_so::template::form::{Form, cell_parts};

use crate::empty_form::{begun, include_all};
use crate::told::Told;

/// Checks that doubt what is given: another answer mends it as well as the blank one, so that this is not asked for.
const DOUBTS: [&str; 3] = [
    // The deputy may sign with KT.
    "documentDeputyNeedsChief",
    // The parts may be too large or too small.
    "dossierFlow",
    "dossierSubset",
];

/// A sequence that looks random and is the same each time.
struct Dice(u64);

impl Dice {
    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        list[usize::try_from(self.0 >> 33).unwrap() % list.len()]
    }
}

/// Some answer to a field; `None` where nobody answers.
fn answer(field: &Field, dice: &mut Dice) -> Option<Answer> {
    let typed = match &field.kind {
        FieldKind::Count => dice.of(&["0", "1", "2", "3", "12", "40"]),
        FieldKind::Amount { .. } => dice.of(&["0", "1", "12", "241"]),
        FieldKind::Percent => dice.of(&["0", "12,5", "60", "99", "100"]),
        FieldKind::Date => dice.of(&["01/06/2025", "20/12/2025"]),
        FieldKind::YesNo => dice.of(&["yes", "no"]),
        FieldKind::Choice(options) => {
            let ids: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
            return Some(Answer::Text(dice.of(&ids).to_owned()));
        }
        FieldKind::Computed { .. } => return None,
        _ => dice.of(&["Sở Xây dựng", "Phó Giám đốc", "Kế hoạch số 5/KH-SXD"]),
    };
    Some(read(&field.kind, typed))
}

/// Answers what stands at an address: of a table all cells of a first row, or of its fixed ones.
fn fill(form: &Form, report: &mut Report, path: &FieldPath, dice: &mut Dice) {
    let Some(placed) = form.tables.get(path.as_str()) else {
        if let Some(given) = form.field(path).and_then(|field| answer(field, dice)) {
            report.set(path.clone(), given);
        }
        return;
    };
    let table = &placed.table;
    if matches!(table.rows, Rows::Added { .. }) {
        let rows = report.rows.entry(table.id.clone()).or_default();
        if rows.is_empty() {
            rows.push("r1".to_owned());
        }
    }
    for row in form.rows(table, report) {
        for column in table.columns.iter().filter(|column| column.required) {
            let cell = FieldPath::cell(&table.id, &row.id, &column.id);
            if let Some(given) = answer(column, dice) {
                report.set(cell, given);
            }
        }
    }
}

/// A report in which what is asked for was filled in until nothing was.
fn filled(form: &Form, dice: &mut Dice) -> Report {
    let mut report = begun(form);
    include_all(form, &mut report);
    for _ in 0..60 {
        let assessment = assess(form, crate::rules(form), &report, None);
        let asked = blanks(&assessment, form, &report);
        let left = Told(form, &report, &assessment).counts().left;
        assert_eq!(asked.is_empty(), left == 0, "{}: {asked:?}", form.id);
        if left == 0 {
            return report;
        }
        for path in asked {
            fill(form, &mut report, &path, dice);
        }
    }
    panic!("{}: something is always left", form.id);
}

/// The blank addresses that a check looks at; in the row of the finding, where it is about one.
fn blanks_of(
    form: &Form,
    report: &Report,
    check: &CompiledCheck,
    finding: &Finding,
) -> Vec<FieldPath> {
    let address = |need: &String| match (cell_parts(need), &finding.place) {
        (Some((table, "", column)), Some(place)) if place.table == table => {
            FieldPath::cell(table, &place.row, column)
        }
        _ => FieldPath::new(need.as_str()),
    };
    let mut paths: Vec<FieldPath> = check.depends_on.iter().map(address).collect();
    paths.extend(finding.fields.iter().cloned());
    paths.retain(|path| match form.tables.get(path.as_str()) {
        Some(placed) => form.rows(&placed.table, report).is_empty(),
        None => form.field(path).is_some() && *report.answer(path) == Answer::Blank,
    });
    paths
}

/// True where filling in some blank makes a finding go.
fn is_for_a_blank(
    form: &Form,
    report: &Report,
    check: &CompiledCheck,
    finding: &Finding,
    dice: &mut Dice,
) -> bool {
    blanks_of(form, report, check, finding).iter().any(|path| {
        (0..12).any(|_| {
            let mut mended = report.clone();
            fill(form, &mut mended, path, dice);
            let lookup = ReportLookup::new(form, crate::rules(form), &mended, None);
            let result = dispatch::result(check, &lookup);
            !result.findings.iter().any(|one| one.key == finding.key)
                && result.state == CheckState::Holds
        })
    })
}

#[test]
fn when_nothing_is_left_completion_is_refused_for_no_blank() {
    let mut looked_at = 0;
    for form in &crate::shipped().forms {
        let rules = crate::rules(form);
        for seed in 0..12 {
            let mut dice = Dice(seed);
            let report = filled(form, &mut dice);
            let assessment = assess(form, rules, &report, None);
            for finding in assessment.obstacles(&report) {
                let check = rules.check(&finding.check).unwrap();
                // A rate that is stated without its counts may be explained, and be right.
                let is_doubt =
                    DOUBTS.contains(&check.id.as_str()) || check.id.starts_with("denom:");
                looked_at += 1;
                assert!(
                    is_doubt || !is_for_a_blank(form, &report, check, finding, &mut dice),
                    "{}: {} is refused for a blank and not asked for: {}",
                    form.id,
                    finding.key,
                    Told(form, &report, &assessment).screen(finding)
                );
            }
        }
    }
    assert!(looked_at > 100, "else this shows nothing");
}

#[test]
fn a_count_above_none_asks_for_its_list_and_a_list_gives_its_count() {
    const NEW: &str = "bao-cao-nam-chuyen-doi-so";
    const OLD: &str = "bao-cao-nam-cntt";
    for (template, typed, path, expected) in [
        (NEW, &[][..], "issuedDocumentCount", true),
        (
            NEW,
            &[("issuedDocumentCount", "0")],
            "issuedDocuments",
            false,
        ),
        (
            NEW,
            &[("issuedDocumentCount", "2")],
            "issuedDocuments",
            true,
        ),
        (
            OLD,
            &[("issuedDocumentCount", "2")],
            "issuedDocuments",
            true,
        ),
        (
            NEW,
            &[("issuedDocuments.r1.name", "Kế hoạch")],
            "issuedDocumentCount",
            false,
        ),
        (NEW, &[("itFunding", "0")], "funding", false),
        (NEW, &[("itFunding", "0,5")], "funding", true),
        (OLD, &[("itFunding", "12")], "funding", true),
        (
            NEW,
            &[("itFunding", "12"), ("funding.r1.amount", "12")],
            "funding",
            false,
        ),
        ("danh-gia-ke-hoach-giai-doan", &[], "issuedTotal", true),
    ] {
        let form = crate::shipped().form(template).unwrap();
        let mut report = begun(&form);
        // Some acts that the outline of 2021 names are not in force in the year of this report.
        report.answers.clear();
        for (path, text) in typed {
            let path = FieldPath::new(*path);
            if let Some((table, row, _)) = cell_parts(path.as_str()) {
                report.rows.insert(table.to_owned(), vec![row.to_owned()]);
            }
            let given = read(form.field_kind(&path).unwrap(), text);
            report.set(path, given);
        }
        let assessment = assess(&form, crate::rules(&form), &report, None);
        let counts = Told(&form, &report, &assessment).counts();
        let path = FieldPath::new(path);
        assert_eq!(
            counts.asked.contains(&path),
            expected,
            "{template} {typed:?}"
        );
        assert_eq!(counts.problems, 0, "{template} {typed:?}");
        if expected {
            let ways = blanks(&assessment, &form, &report);
            assert!(ways.contains(&path), "{template} {typed:?}: no way there");
        }
    }
}

/// Sections of the document that say they have no content though something in them is answered.
fn silent_sections(form: &Form, report: &Report) -> Vec<String> {
    let rules = crate::rules(form);
    let assessment = assess(form, rules, report, None);
    let document = compose(form, rules, report, &assessment, &Written::default());
    let mut silent = Vec::new();
    let outline = form.outline(report);
    let mut headings = outline.iter().map(|(_, section)| section);
    let mut section = None;
    for block in &document.body {
        match block {
            Block::Heading { .. } => section = headings.next(),
            Block::Remark(_) => {
                let section = section.unwrap();
                let is_answered = section.items.iter().any(|item| match item {
                    Item::Field(field) => report.answer_to(&field.id).is_given(),
                    Item::Table(table) => {
                        let prefix = format!("{}.", table.id);
                        report
                            .answers
                            .keys()
                            .any(|path| path.as_str().starts_with(&prefix))
                    }
                });
                if is_answered {
                    silent.push(section.id.clone());
                }
            }
            _ => {}
        }
    }
    silent
}

#[test]
fn a_section_whose_numbers_are_given_says_something_on_paper() {
    for form in &crate::shipped().forms {
        for seed in 0..24 {
            let mut report = filled(form, &mut Dice(seed));
            report.status = Status::Completed("2026-01-05T08:00:00+07:00".to_owned());
            assert_eq!(
                silent_sections(form, &report),
                Vec::<String>::new(),
                "{}",
                form.id
            );
        }
    }
}

/// The words of the body of a document.
fn body(form: &Form, report: &Report) -> String {
    let rules = crate::rules(form);
    let assessment = assess(form, rules, report, None);
    let document = compose(form, rules, report, &assessment, &Written::default());
    let words = |block: &Block| match block {
        Block::Paragraph(text) | Block::Dash(text) | Block::Plus(text) => text.clone(),
        _ => String::new(),
    };
    document
        .body
        .iter()
        .map(words)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn each_number_that_is_asked_for_is_said_on_paper() {
    for form in &crate::shipped().forms {
        for seed in 0..6 {
            let mut report = filled(form, &mut Dice(seed));
            report.status = Status::Completed("2026-01-05T08:00:00+07:00".to_owned());
            // What is a part of nothing has no rate.
            for answer in report.answers.values_mut() {
                if *answer == read(&FieldKind::Count, "0") {
                    *answer = read(&FieldKind::Count, "1");
                }
            }
            for (id, placed) in &form.fields {
                let is_number = matches!(
                    placed.field.kind,
                    FieldKind::Count | FieldKind::Amount { .. }
                );
                if !is_number || !placed.field.required {
                    continue;
                }
                let mut with = |number: &str| {
                    report.set(
                        FieldPath::new(id.as_str()),
                        read(&placed.field.kind, number),
                    );
                    body(form, &report)
                };
                // Itself, or in a rate.
                let (one, other) = (with("7013"), with("97013"));
                assert!(one != other, "{}: {id} is nowhere: {one}", form.id);
            }
        }
    }
}

#[test]
fn the_short_annex_has_the_indicators_with_results_and_counts_the_others() {
    for form in &crate::shipped().forms {
        let rules = crate::rules(form);
        let mut report = filled(form, &mut Dice(1));
        report.set(
            FieldPath::new("document.dataAnnex"),
            Answer::Text("short".to_owned()),
        );
        let assessment = assess(form, rules, &report, None);
        let document = compose(form, rules, &report, &assessment, &Written::default());
        let title = "KẾT QUẢ CÁC CHỈ TIÊU BÁO CÁO";
        let annex = document.annexes.iter().find(|annex| annex.title == title);
        let [above @ .., Block::Table(table)] = annex.unwrap().blocks.as_slice() else {
            panic!("{}: no table", form.id);
        };
        let results = assessment.indicators.iter();
        let (with, without): (Vec<_>, Vec<_>) = results.partition(|one| one.number().is_some());
        assert_eq!(table.rows.len(), with.len(), "{}", form.id);
        let counted = format!("(Không nêu {} chỉ tiêu chưa có kết quả.)", without.len());
        let remark = Block::Remark(counted);
        let expected = if without.is_empty() {
            vec![]
        } else {
            vec![remark]
        };
        assert_eq!(above, expected, "{}", form.id);
    }
}
