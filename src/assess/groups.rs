//! Findings of one kind in one section as one: a line to read, an explanation to write.

use std::collections::BTreeMap;

use crate::assess::assessment::Standing;
use crate::assess::finding::{Finding, Problem};
use crate::model::report::Report;
use crate::model::template::{Section, Severity};
use crate::template::form::{Form, PARTICULARS};

/// Findings of one kind in one section, in their order; never none.
#[derive(Clone, Debug)]
pub struct FindingGroup {
    /// Names it as long as there is one of its kind in its section.
    pub key: String,
    /// Id of the section that asks for the answer that the first is about.
    pub section: String,
    /// The findings.
    pub findings: Vec<Finding>,
}

// By hand: numbers are equal by value, but a finding quotes them as they were stated, 98,5 otherwise than 98,50.
impl PartialEq for FindingGroup {
    fn eq(&self, other: &Self) -> bool {
        let quotes_alike = |(one, other): (&Finding, &Finding)| {
            matches!(one.problem, Problem::Blank | Problem::BlankCell)
                || one.fingerprint() == other.fingerprint()
        };
        (&self.key, &self.section, &self.findings) == (&other.key, &other.section, &other.findings)
            && self.findings.iter().zip(&other.findings).all(quotes_alike)
    }
}

impl FindingGroup {
    /// The gravest of them.
    #[must_use]
    pub fn severity(&self) -> Severity {
        let severities = || self.findings.iter().map(|finding| finding.severity);
        [Severity::Error, Severity::Warning]
            .into_iter()
            .find(|severity| severities().any(|one| one == *severity))
            .unwrap_or(Severity::Note)
    }

    /// True for what is left to fill in.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.findings.iter().any(Finding::is_missing)
    }

    /// True when an explanation can stand for mending each.
    #[must_use]
    pub fn is_explainable(&self) -> bool {
        self.findings.iter().all(|finding| finding.explainable)
    }

    /// Where the group stands with the officer: as the worst of it.
    #[must_use]
    pub fn standing(&self, report: &Report) -> Standing {
        let standings = || self.findings.iter().map(|finding| finding.standing(report));
        [Standing::Open, Standing::StaleExplanation]
            .into_iter()
            .find(|standing| standings().any(|one| one == *standing))
            .unwrap_or(Standing::Explained)
    }

    /// How many of them wait for the officer.
    #[must_use]
    pub fn waiting(&self, report: &Report) -> usize {
        let standings = self.findings.iter().map(|finding| finding.standing(report));
        standings
            .filter(|standing| *standing != Standing::Explained)
            .count()
    }

    /// What the officer wrote to them, each text once; one where all that are explained are so alike.
    #[must_use]
    pub fn explanations(&self, report: &Report) -> Vec<String> {
        let mut texts: Vec<String> = Vec::new();
        for finding in &self.findings {
            let edit = report.explanations.get(&finding.key);
            let text = edit.map(|edit| &edit.text).filter(|text| !text.is_empty());
            if let Some(text) = text.filter(|text| !texts.contains(text)) {
                texts.push(text.clone());
            }
        }
        texts
    }
}

/// Findings by kind and section: sections in the order of the form, in each what is missing first, then the gravest.
#[must_use]
pub fn group(findings: Vec<&Finding>, form: &Form) -> Vec<FindingGroup> {
    let order = section_order(form);
    let mut groups: BTreeMap<(usize, Rank, usize), FindingGroup> = BTreeMap::new();
    let mut places: BTreeMap<String, (usize, Rank, usize)> = BTreeMap::new();
    for finding in findings {
        let section = finding
            .fields
            .first()
            .and_then(|path| form.section_of(path))
            .unwrap_or(PARTICULARS);
        // No id holds a colon.
        let key = format!("{section}:{}", kind(finding));
        let next = (
            order.get(section).copied().unwrap_or_default(),
            rank(finding),
            places.len(),
        );
        let place = places.entry(key.clone()).or_insert(next);
        groups
            .entry(*place)
            .or_insert_with(|| FindingGroup {
                key,
                section: section.to_owned(),
                findings: Vec::new(),
            })
            .findings
            .push(finding.clone());
    }
    groups.into_values().collect()
}

/// In which order the groups of a section stand.
type Rank = usize;

fn rank(finding: &Finding) -> Rank {
    match finding.severity {
        _ if finding.is_missing() => 0,
        Severity::Error => 1,
        Severity::Warning => 2,
        Severity::Note => 3,
    }
}

/// What findings have in common to be of one kind. Each declared rule is a kind of its own.
fn kind(finding: &Finding) -> String {
    match &finding.problem {
        _ if finding.is_missing() => ":missing".to_owned(),
        Problem::Declared(_) | Problem::Broken(_) => finding.check.clone(),
        problem => match finding.severity {
            Severity::Error => format!(":{}-error", problem.code()),
            Severity::Warning => format!(":{}-warning", problem.code()),
            Severity::Note => format!(":{}-note", problem.code()),
        },
    }
}

/// The place of each section in the form, the particulars first.
fn section_order(form: &Form) -> BTreeMap<&str, usize> {
    fn add<'a>(sections: &'a [Section], order: &mut BTreeMap<&'a str, usize>) {
        for section in sections {
            let next = order.len();
            order.insert(&section.id, next);
            add(&section.sections, order);
        }
    }
    let mut order = BTreeMap::new();
    order.insert(PARTICULARS, 0);
    add(&form.sections, &mut order);
    order
}
