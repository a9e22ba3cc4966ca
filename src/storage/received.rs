//! A file that comes to a receiving department, read: its report, what is open in it, and where it says something else than
//! follows from its answers.

use std::sync::Arc;

use crate::assess::assess;
use crate::collection::claims::differences;
use crate::collection::sorted::{Incoming, Received};
use crate::formats::embedded_json::embedded_json;
use crate::formats::report::claims::claims;
use crate::formats::report::decode::decode;
use crate::formats::report::encode::report_digest;
use crate::input::sanitize::file_name;
use crate::messages::vi::collection::problems::{self, Problem};
use crate::model::file::FileError;
use crate::model::report::Report;
use crate::template::compile::Compiled;
use crate::template::form::Form;

/// A file that was read.
#[derive(Clone, Debug)]
pub struct ReadFile {
    /// What it is to be sorted by.
    pub incoming: Incoming,
    /// How many of its findings are neither fixed nor explained.
    pub open: usize,
    /// These findings, in words.
    pub findings: Vec<Problem>,
    /// Where its indicators are not those that follow from its answers.
    pub differences: Vec<Problem>,
}

/// Reads a file, JSON or exported page; `template` is that of the collection.
#[must_use]
pub fn read_file(
    name: &str,
    content: Result<String, FileError>,
    template: &Compiled,
    templates: &[Arc<Form>],
) -> ReadFile {
    let mut file = ReadFile {
        incoming: Incoming {
            file: file_name(name),
            content: Err(FileError::Empty),
        },
        open: 0,
        findings: Vec::new(),
        differences: Vec::new(),
    };
    let read = content.and_then(|text| {
        let json = embedded_json(&text)?;
        let decoded = decode(&json, templates)?;
        // Numbers of another template say nothing here.
        if decoded.template.id == template.form.id {
            file.judge(&decoded.report, &json, template);
        }
        Ok(Received {
            digest: report_digest(&decoded.report, &decoded.template),
            report: Arc::new(decoded.report),
            remarks: decoded.remarks,
        })
    });
    file.incoming.content = read;
    file
}

impl ReadFile {
    fn judge(&mut self, report: &Report, json: &str, template: &Compiled) {
        let assessment = assess(&template.form, &template.rules, report, None);
        self.findings = problems::open_findings(report, template, &assessment);
        self.open = self.findings.len();
        if let Some(claims) = claims(json) {
            let found = differences(&claims, &assessment, &template.rules, false);
            self.differences = problems::differences(&found, template);
        }
    }
}

/// How many findings of a report are neither fixed nor explained.
#[must_use]
pub fn open_findings(report: &Report, template: &Compiled) -> usize {
    let assessment = assess(&template.form, &template.rules, report, None);
    assessment.obstacles(report).len()
}

/// These findings, in words.
#[must_use]
pub fn problems_of(report: &Report, template: &Compiled) -> Vec<Problem> {
    let assessment = assess(&template.form, &template.rules, report, None);
    problems::open_findings(report, template, &assessment)
}
