//! Reports that come to a receiving department, read: what each is, what is open in it, what it adds to a roll-up, and where it says
//! something else than follows from its answers.
//!
//! This is what takes long with thousands of files, and it needs nothing but the templates: it runs wherever there is room,
//! in workers or in the page (docs/decisions/54-worker.md).

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::assess::assess;
use crate::collection::claims::differences;
use crate::collection::known::Known;
use crate::collection::sorted::Incoming;
use crate::formats::collection::submission::{ReadSubmission, parse_submission, received};
use crate::formats::embedded_json::embedded_json;
use crate::formats::packed::{
    pack, pack_forms, pack_templates, unpack, unpack_forms, unpack_templates,
};
use crate::formats::report::claims::claims;
use crate::formats::report::decode::decode;
use crate::formats::report::encode::encode_record;
use crate::input::sanitize::file_name;
use crate::messages::vi::collection::problems::{self, Problem};
use crate::model::file::FileError;
use crate::model::report::Report;
use crate::rollup::compile_plan::compile_plan;
use crate::rollup::contribution::Contribution;
use crate::rollup::plan::Plan;
use crate::template::compile::Compiled;
use crate::template::form::Form;

/// A file that was read, without the answers of its report.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadFile {
    /// What it is to be sorted by.
    pub incoming: Incoming,
    /// What is known of its report, where that answers the template of the collection.
    pub known: Option<Known>,
    /// Where its indicators are not those that follow from its answers.
    pub differences: Vec<Problem>,
}

/// A record of a collection's file that was read: what stands in it, and what is known of its report.
pub type ReadRecord = (ReadSubmission, Option<Known>);

/// What was read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Read {
    /// The findings of a report that are neither fixed nor explained, in words: they are long, and few ask for them.
    Findings(Vec<Problem>),
    /// A file.
    File(ReadFile),
    /// A record of a collection's file; none of a text that is no such record.
    Record(Option<ReadRecord>),
}

/// What the files of a collection are read by.
#[derive(Clone, Debug)]
pub struct ReportReader {
    /// Its template.
    pub template: Compiled,
    /// How that is rolled up.
    pub plan: Arc<Plan>,
    forms: Vec<Arc<Form>>,
}

impl ReportReader {
    /// By the template of the collection; files of other templates are told by their forms.
    #[must_use]
    pub fn new(template: Compiled, forms: Vec<Arc<Form>>) -> Self {
        Self {
            plan: Arc::new(compile_plan(&template.form, &template.rules)),
            template,
            forms,
        }
    }

    /// The same by a plan that was made before.
    #[must_use]
    pub fn by_plan(template: Compiled, plan: Arc<Plan>, forms: Vec<Arc<Form>>) -> Self {
        Self {
            template,
            plan,
            forms,
        }
    }

    /// As bytes, for another thread of the same program.
    #[must_use]
    pub fn pack(&self) -> Vec<u8> {
        let template = pack_templates(std::slice::from_ref(&self.template));
        pack(&(template, pack_forms(&self.forms)))
    }

    /// Reads what [`ReportReader::pack`] wrote.
    #[must_use]
    pub fn unpack(bytes: &[u8]) -> Option<Self> {
        let (template, forms): (Vec<u8>, Vec<u8>) = unpack(bytes)?;
        let template = unpack_templates(&template).pop()?;
        Some(Self::new(template, unpack_forms(&forms)?))
    }

    /// Reads a file, JSON or exported page; beside what it is the JSON text of its report as it is kept, where that can be used.
    #[must_use]
    pub fn read_file(
        &self,
        name: &str,
        content: Result<String, FileError>,
    ) -> (ReadFile, Option<String>) {
        let mut file = ReadFile {
            incoming: Incoming {
                file: file_name(name),
                content: Err(FileError::Empty),
            },
            known: None,
            differences: Vec::new(),
        };
        let mut report = None;
        file.incoming.content = content.and_then(|text| {
            let json = embedded_json(&text)?;
            let decoded = decode(&json, &self.forms)?;
            // Numbers of another template say nothing here.
            if decoded.template.id == self.template.form.id {
                self.judge(&mut file, &decoded.report, &json);
                // Without the results for its reader, which are longer than the answers and worked out again anyway.
                report = Some(encode_record(&decoded.report, &decoded.template));
            }
            Ok(received(&decoded))
        });
        (file, report)
    }

    fn judge(&self, file: &mut ReadFile, report: &Report, json: &str) {
        let Compiled { form, rules } = &self.template;
        let assessment = assess(form, rules, report, None);
        file.known = Some(Known {
            open: assessment.obstacles(report).len(),
            contribution: Arc::new(Contribution::of(&self.plan, report, None)),
        });
        if let Some(claims) = claims(json) {
            let found = differences(&claims, &assessment, rules, false);
            file.differences = problems::differences(&found, &self.template);
        }
    }

    /// Reads the record of a collection's file; none of a text that is no such record.
    #[must_use]
    pub fn read_record(&self, text: &str) -> Option<ReadRecord> {
        let stored = parse_submission(text, &self.forms).ok()?;
        let decoded = stored.decoded.as_ref();
        let own = decoded.filter(|one| one.template.id == self.template.form.id);
        let known = own.map(|one| self.know(&one.report));
        Some((stored.read, known))
    }

    fn know(&self, report: &Report) -> Known {
        let Compiled { form, rules } = &self.template;
        let assessment = assess(form, rules, report, None);
        Known {
            open: assessment.obstacles(report).len(),
            contribution: Arc::new(Contribution::of(&self.plan, report, None)),
        }
    }

    /// The findings of a report that are neither fixed nor explained, in words, by its JSON text.
    #[must_use]
    pub fn findings(&self, text: &str) -> Vec<Problem> {
        let decoded = decode(text, &self.forms).ok();
        let own = decoded.filter(|one| one.template.id == self.template.form.id);
        own.map_or_else(Vec::new, |one| problems_of(&one.report, &self.template))
    }

    /// The report of a record of a collection's file.
    #[must_use]
    pub fn report(&self, text: &str) -> Option<Report> {
        let stored = parse_submission(text, &self.forms).ok()?;
        stored.decoded.map(|decoded| decoded.report)
    }
}

/// The findings of a report that are neither fixed nor explained, in words.
#[must_use]
pub fn problems_of(report: &Report, template: &Compiled) -> Vec<Problem> {
    let assessment = assess(&template.form, &template.rules, report, None);
    problems::open_findings(report, template, &assessment)
}
