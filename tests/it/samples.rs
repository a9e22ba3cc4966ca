//! The sample reports: what follows from each is kept as a data file and was reviewed by hand against the printed
//! document (the `.review.md` beside it). Set UPDATE_KEPT=1 to write the kept files anew after a change, then read
//! the difference.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path as File, PathBuf};
use std::sync::Arc;

use crate::told::Told;
use bao_cao_so::assess::assessment::CheckState;
use bao_cao_so::assess::{assess, reassess};
use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::template::decode::decode_template;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::number::Number;
use bao_cao_so::model::report::Report;
use bao_cao_so::model::template::Section;
use bao_cao_so::storage::import::preview_import;
use bao_cao_so::template::form::Form;
use rust_decimal::Decimal;

pub fn samples() -> Vec<(Report, Arc<Form>)> {
    let templates = &crate::shipped().forms;
    let decoded = SAMPLES
        .iter()
        .map(|(_, text)| decode(text, templates).unwrap());
    decoded
        .map(|decoded| (decoded.report, decoded.template))
        .collect()
}

fn data(name: &str) -> PathBuf {
    File::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/samples")
        .join(name)
}

/// What follows from a report, as lines that a person can review.
fn lines(told: Told<'_>) -> String {
    let assessment = told.2;
    let mut text = String::from("# Indicators\n");
    for one in &assessment.indicators {
        text += &format!(
            "{} = {} | {}\n",
            one.id,
            told.shown(&one.id),
            told.working(&one.id)
        );
    }
    text += "\n# Groups\n";
    for one in told.groups() {
        text += &format!(
            "{} {:?} {} {}\n",
            one.section,
            one.severity(),
            one.findings.len(),
            told.heading(&one)
        );
    }
    text += "\n# Findings\n";
    for one in assessment.findings() {
        let fields: Vec<&str> = one.fields.iter().map(FieldPath::as_str).collect();
        text += &format!(
            "{:?} {} {}\n    {}\n    {}\n    @ {}\n",
            one.severity,
            one.family,
            one.key,
            told.screen(one),
            told.advice(one),
            fields.join(" ")
        );
    }
    text += "\n# Checks\n";
    for one in &assessment.checks {
        text += &format!("{} {:?}\n", one.id, one.state);
    }
    text += "\n# Sentences\n";
    for one in &assessment.sentences {
        if let Some(written) = told.written(one) {
            text += &format!("[{}] {}\n", one.id, written.replace('\n', " / "));
        }
    }
    text
}

#[test]
fn what_follows_from_each_sample_is_what_was_reviewed() {
    for (report, template) in samples() {
        let assessment = assess(&template, crate::rules(&template), &report, None);
        let found = lines(Told(&template, &report, &assessment));
        let file = data(&format!("{}.txt", report.id.trim_start_matches("sample-")));
        if std::env::var_os("UPDATE_KEPT").is_some() {
            std::fs::write(&file, &found).unwrap();
        }
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        let differs = kept
            .lines()
            .zip(found.lines())
            .find(|(kept, found)| kept != found);
        assert_eq!(
            differs,
            None,
            "{}: kept, found; UPDATE_KEPT=1 writes it anew",
            file.display()
        );
        assert_eq!(
            kept.lines().count(),
            found.lines().count(),
            "{}",
            file.display()
        );
    }
}

#[test]
fn each_sample_was_reviewed_against_its_document() {
    for (report, _) in samples() {
        let file = data(&format!(
            "{}.review.md",
            report.id.trim_start_matches("sample-")
        ));
        assert!(file.exists(), "{} is missing", file.display());
    }
}

/// The words of a formula or a sentence that may be names, found without the app's own parser.
fn names_in(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '-'));
    words
        .map(|word| word.trim_matches('.').to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Names and tables that a text speaks of, those that its indicators build on included.
struct Dependence<'a> {
    template: &'a Form,
    formulas: BTreeMap<&'a str, &'a str>,
}

impl<'a> Dependence<'a> {
    fn new(template: &'a Form) -> Self {
        let indicators = &crate::rules(template).indicators;
        Self {
            template,
            formulas: indicators
                .iter()
                .map(|one| (one.definition.id.as_str(), one.definition.formula.as_str()))
                .collect(),
        }
    }

    /// True when a text depends on the answer at an address.
    fn depends(&self, texts: &[&str], path: &str) -> bool {
        let mut open: Vec<String> = texts.iter().flat_map(|text| names_in(text)).collect();
        let mut seen = BTreeSet::new();
        let table = path
            .split('.')
            .next()
            .filter(|table| self.template.tables.contains_key(*table));
        while let Some(name) = open.pop() {
            let first = name.split('.').next().unwrap_or_default();
            if name == path || table.is_some_and(|table| table == first) {
                return true;
            }
            if !seen.insert(name.clone()) {
                continue;
            }
            open.extend(
                self.formulas
                    .get(name.as_str())
                    .into_iter()
                    .flat_map(|formula| names_in(formula)),
            );
            // An indicator may take the percentage that is stated by hand.
            let stated = self
                .template
                .fields
                .values()
                .filter(|placed| placed.field.states.as_deref() == Some(&name));
            open.extend(stated.map(|placed| placed.field.id.clone()));
        }
        false
    }
}

/// Another number in place of each number of the report, one at a time.
fn mutations(report: &Report) -> Vec<(FieldPath, Report)> {
    let numbers = report
        .answers
        .iter()
        .filter_map(|(path, answer)| match answer {
            Answer::Number(number) => Some((path.clone(), number.value())),
            _ => None,
        });
    let mutated = numbers.map(|(path, value)| {
        let mut other = report.clone();
        let more = Number::new(value + Decimal::from(7)).unwrap();
        other.set(path.clone(), Answer::Number(more));
        (path, other)
    });
    mutated.collect()
}

#[test]
fn another_figure_changes_what_depends_on_it_and_nothing_else() {
    let mut figures = 0;
    for (report, template) in samples() {
        let dependence = Dependence::new(&template);
        let written = crate::template_file(&template.id);
        let before = assess(&template, crate::rules(&template), &report, None);
        for (path, other) in mutations(&report) {
            figures += 1;
            let after = assess(&template, crate::rules(&template), &other, None);
            let mut again = before.clone();
            reassess(
                &mut again,
                &template,
                crate::rules(&template),
                &other,
                None,
                std::slice::from_ref(&path),
            );
            assert_eq!(again, after, "computing again after {path:?}");
            let name = path.as_str();
            for (old, new) in before.indicators.iter().zip(&after.indicators) {
                let depends = dependence.depends(&[&old.id], name);
                assert!(depends || old == new, "{} changed with {name}", old.id);
                let formula = dependence.formulas[old.id.as_str()];
                let simple = !["coalesce", "if", "min", "max", "round"]
                    .iter()
                    .any(|word| formula.contains(word));
                if simple && !old.stated && names_in(formula).contains(name) {
                    let (then, now) = (
                        Told(&template, &report, &before),
                        Told(&template, &other, &after),
                    );
                    assert_ne!(
                        then.working(&old.id),
                        now.working(&new.id),
                        "{} does not show {name}",
                        old.id
                    );
                }
            }
            for (old, new) in before.checks.iter().zip(&after.checks) {
                let declared = written.checks.iter().find(|check| check.id == old.id);
                let texts: Vec<&str> = match declared {
                    Some(check) => [
                        Some(&check.rule),
                        check.message.as_ref(),
                        check.each.as_ref(),
                    ]
                    .into_iter()
                    .flatten()
                    .map(String::as_str)
                    .collect(),
                    None => vec![old.id.as_str()],
                };
                // Sums and the like: with one figure different, what was equal no longer is.
                let equality = declared.is_some_and(|check| is_plain_equality(&check.rule, name));
                if equality && old.state == CheckState::Holds {
                    assert_ne!(
                        new.state,
                        CheckState::Holds,
                        "{} holds with another {name}",
                        old.id
                    );
                }
                let built_in =
                    declared.is_none() && built_in_depends(&template, &old.id, name, &dependence);
                let depends = built_in || dependence.depends(&texts, name);
                assert!(depends || old == new, "{} changed with {name}", old.id);
            }
            for (old, new) in before.sentences.iter().zip(&after.sentences) {
                let texts = sentence_texts(
                    &written.sections,
                    old.id.split(':').next().unwrap_or_default(),
                );
                assert!(!texts.is_empty(), "no sentence {}", old.id);
                let depends = dependence.depends(&texts, name);
                assert!(
                    depends || old == new,
                    "sentence {} changed with {name}",
                    old.id
                );
            }
        }
    }
    assert!(figures > 30, "only {figures} figures were changed");
}

/// True for a rule that says `a = b + c` or the like, in which each name stands for itself, once.
fn is_plain_equality(rule: &str, name: &str) -> bool {
    let plain = rule
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || " .=+-(),".contains(c))
        && rule.contains(" = ");
    let functions = [
        "coalesce",
        "if(",
        "min(",
        "max(",
        "round(",
        "contains(",
        "filled(",
        " or ",
        " and ",
        "not ",
    ];
    plain
        && !functions.iter().any(|word| rule.contains(word))
        && rule.matches(name).count() == 1
        && names_in(rule).contains(name)
}

/// The text and the condition of a sentence, as the template writes them.
fn sentence_texts<'a>(sections: &'a [Section], id: &str) -> Vec<&'a str> {
    let own = |section: &'a Section| {
        let sentence = section
            .narrative
            .iter()
            .find(|sentence| sentence.id == id)?;
        let texts = [
            Some(&sentence.text),
            sentence.when.as_ref(),
            sentence.each.as_ref(),
        ];
        Some(
            texts
                .into_iter()
                .flatten()
                .map(String::as_str)
                .collect::<Vec<_>>(),
        )
    };
    sections
        .iter()
        .find_map(|section| {
            own(section).or_else(|| {
                Some(sentence_texts(&section.sections, id)).filter(|texts| !texts.is_empty())
            })
        })
        .unwrap_or_default()
}

/// Built-in checks are named after the field or table that they look at: `ratio:statedLanRate`.
fn built_in_depends(template: &Form, id: &str, path: &str, dependence: &Dependence<'_>) -> bool {
    let Some((_, about)) = id.split_once(':') else {
        return true;
    };
    let field = template.fields.get(about);
    let states = field.and_then(|placed| placed.field.states.as_deref());
    about == path
        || path.split('.').next() == about.split('.').next()
        || states.is_some_and(|indicator| dependence.depends(&[indicator], path))
}

/// The JSON blocks of a document.
fn json_blocks(text: &str) -> Vec<&str> {
    text.split("```json\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect()
}

#[test]
fn the_worked_example_for_authors_finds_what_it_says() {
    let guide =
        std::fs::read_to_string(File::new(env!("CARGO_MANIFEST_DIR")).join("docs/templates.md"))
            .unwrap();
    let blocks = json_blocks(&guide);
    let built_in = &crate::shipped().built_in;
    let (written, _) = crate::read_template(blocks[0], built_in).unwrap();
    let template = crate::own(decode_template(blocks[0], built_in).unwrap());
    let report = decode(blocks[1], std::slice::from_ref(&template))
        .unwrap()
        .report;
    let assessment = assess(&template, crate::rules(&template), &report, None);
    let told = Told(&template, &report, &assessment);
    assert_eq!(told.shown("trainedRate"), "77,50%");
    let declared = |key: &&str| {
        written
            .checks
            .iter()
            .any(|check| key.starts_with(check.id.as_str()))
    };
    let keys: Vec<&str> = assessment
        .findings()
        .iter()
        .map(|finding| finding.key.as_str())
        .filter(declared)
        .collect();
    assert_eq!(keys, ["passedSubset:r2", "trainedWithinCourses"]);
    let written: Vec<String> = assessment
        .sentences
        .iter()
        .filter_map(|one| told.written(one))
        .collect();
    assert_eq!(
        written,
        [
            "Trong Quý I/2025, 31 người đã qua tập huấn kỹ năng số, đạt 77,50% tổng số cán bộ, công chức, viên chức.",
            "Đã mở 02 lớp:",
            "Ký số và gửi nhận văn bản điện tử: 25 người dự, 24 người đạt (96%);",
            "An toàn thông tin cơ bản: 05 người dự, 06 người đạt (120%);",
        ]
    );
}

#[test]
fn two_versions_of_one_report_differ_in_words_only() {
    let read = |name: &str| {
        let text = SAMPLES.iter().find(|(id, _)| *id == name).unwrap().1;
        decode(text, &crate::shipped().forms).unwrap()
    };
    let (clean, raw) = (read("an-giang-2021"), read("an-giang-2021-ban-goc"));
    assert_ne!(
        clean.report.answers, raw.report.answers,
        "the raw version has its own spelling"
    );
    let text = SAMPLES
        .iter()
        .find(|(id, _)| *id == "an-giang-2021-ban-goc")
        .unwrap()
        .1;
    let lines = |text: String| {
        bao_cao_so::messages::vi::import_preview::render(
            preview_import(
                "ban-goc.json",
                Ok(text),
                std::slice::from_ref(&clean),
                &crate::shipped().forms,
            )
            .facts(),
        )
    };
    assert!(
        lines(text.to_owned())
            .contains(&"So với báo cáo đó, không có số liệu nào khác.".to_owned())
    );
    let changed = lines(text.replacen("5470", "5471", 1));
    let told = "So với báo cáo đó, có 1 số liệu khác: “Tổng số văn bản đi”.";
    assert!(changed.contains(&told.to_owned()), "{changed:#?}");
}
