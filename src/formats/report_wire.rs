//! The exchange file of one report, version 2, as it stands in JSON.
//!
//! Only shapes: `encode` and `decode` convert. Members that are not listed here survive a round trip.

use serde_json::{Map, Number, Value};

use crate::formats::wire::{Named, wire};

wire! {
    /// One report.
    pub struct ReportFile {
        /// Always `bao-cao-so/report`.
        pub format: String = "format",
        /// Always 2 in this version.
        pub format_version: u32 = "formatVersion",
        /// Identifies the report on every machine: letters, digits and hyphens.
        pub id: String = "id",
        /// The template that it answers.
        pub template: TemplateRefWire = "template",
        /// The period that it covers.
        pub period: PeriodWire = "period",
        /// Particulars of the agency, by the last part of their address.
        pub agency: Map<String, Value> = "agency" default,
        /// Particulars of the document, by the last part of their address.
        pub document: Map<String, Value> = "document" default,
        /// Answers by address: a number with its exact decimal text, a text, true or false, or a list of texts.
        pub answers: Map<String, Value> = "answers" default,
        /// How many decimals a number is written with, by its address, where the number ends in zeros that the canonical
        /// form leaves out: 98.50 has 2. So the digests tell 98.50 from 98.5, and a program that drops the zeros loses
        /// nothing. Of this and the number's own text the one with more decimals counts.
        #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, u32>"))]
        pub decimals: Named<u32> = "decimals" default,
        /// Addresses that do not apply, with the reason.
        #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, String>"))]
        pub not_applicable: Named<String> = "notApplicable" default,
        /// Text typed into a field that cannot read it, by address.
        #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, String>"))]
        pub unreadable: Named<String> = "unreadable" default,
        /// Ids of the rows that the officer added, by table.
        #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, Vec<String>>"))]
        pub rows: Named<Vec<String>> = "rows" default,
        /// Optional sections that the report takes up.
        pub included: Vec<String> = "included" default,
        /// Explanations of findings, by the finding's key.
        #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, OverrideWire>"))]
        pub explanations: Named<OverrideWire> = "explanations" default,
        /// Sentences rewritten by hand, by the sentence's id.
        #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, OverrideWire>"))]
        pub narratives: Named<OverrideWire> = "narratives" default,
        /// `draft` or `completed`.
        pub status: String = "status",
        /// When it was declared complete, ISO 8601 with zone.
        pub completed_at: Option<String> = "completedAt" default,
        /// Which issue this is.
        pub revision: RevisionWire = "revision",
        /// What happened to it.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<EventWire>"))]
        pub history: Vec<Value> = "history" default,
        /// Last change, ISO 8601 with zone.
        pub changed: String = "changed",
        /// The program that wrote the file.
        pub tool: Option<ToolWire> = "tool" default,
        /// Results for the reader's convenience; a receiver computes them again.
        pub computed: Option<ComputedWire> = "computed" default,
        /// SHA-256 over the canonical form (RFC 8785) of the file without `computed`, `tool`, `history` and both digests:
        /// the same for the same content, whichever version of the app wrote it. `revision.replaces` names it.
        pub content_digest: Option<String> = "contentDigest" default,
        /// SHA-256 over the canonical form (RFC 8785) of the file without this member.
        pub digest: Option<String> = "digest" default,
    }
}

wire! {
    /// The template of a report.
    pub struct TemplateRefWire {
        /// Id.
        pub id: String = "id",
        /// Version.
        pub version: u32 = "version",
        /// SHA-256 of the template's canonical form.
        pub digest: Option<String> = "digest" default,
    }
}

wire! {
    /// A period.
    pub struct PeriodWire {
        /// `month`, `quarter`, `half`, `nineMonths`, `year` or `range`.
        pub kind: String = "kind",
        /// The year that names it.
        pub year: u32 = "year",
        /// Which of its kind in the year, from 1.
        pub index: u8 = "index",
        /// First day whose figures count, ISO 8601.
        pub from: String = "from",
        /// Last day whose figures count, ISO 8601.
        pub to: String = "to",
        /// Its name, for the reader.
        pub label: Option<String> = "label" default,
    }
}

wire! {
    /// Words of the officer and what they were set against.
    pub struct OverrideWire {
        /// The officer's words.
        pub text: String = "text",
        /// What the app said at the time, as values; several when these changed while the officer went on writing. Without
        /// any, the officer is asked to confirm the words.
        pub based_on: Vec<BasisWire> = "basedOn" default,
    }
}

wire! {
    /// What the app said, as values.
    pub struct BasisWire {
        /// Of the check or sentence and its values, as the program that wrote it makes it; another program that changes a
        /// text leaves this as it is. Empty where only the numbers are known.
        pub fingerprint: String = "fingerprint",
        /// The numbers as they were shown, each with the word behind it.
        pub values: Vec<String> = "values" default,
    }
}

wire! {
    /// Which issue of a report.
    pub struct RevisionWire {
        /// From 1.
        pub number: u32 = "number",
        /// Digest of the completed file that it replaces.
        pub replaces: Option<String> = "replaces" default,
        /// Why it was reopened.
        pub reason: Option<String> = "reason" default,
    }
}

wire! {
    /// Something that happened.
    pub struct EventWire {
        /// When, ISO 8601 with zone.
        pub at: String = "at",
        /// `created`, `completed` or `reopened`.
        pub kind: String = "kind",
        /// The revision concerned.
        pub revision: Option<u32> = "revision" default,
        /// For `completed`: digest of the file as it was then.
        pub digest: Option<String> = "digest" default,
        /// For `reopened`: why.
        pub reason: Option<String> = "reason" default,
    }
}

wire! {
    /// The program that wrote a file.
    pub struct ToolWire {
        /// Its name.
        pub name: String = "name",
        /// Its version.
        pub version: String = "version",
    }
}

wire! {
    /// Results for the reader's convenience.
    pub struct ComputedWire {
        /// Indicators in the template's order.
        pub indicators: Vec<IndicatorResultWire> = "indicators",
        /// Findings, the gravest first.
        pub findings: Vec<FindingWire> = "findings",
    }
}

wire! {
    /// The result of an indicator.
    pub struct IndicatorResultWire {
        /// Id.
        pub id: String = "id",
        /// Name.
        pub label: String = "label",
        /// `value`, `stated`, `missing` or `undefined`.
        pub outcome: String = "outcome",
        /// The value rounded to the indicator's decimals.
        #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
        pub value: Option<Number> = "value" default,
        /// Unit.
        pub unit: Option<String> = "unit" default,
        /// As printed.
        pub shown: String = "shown",
        /// The formula with its numbers.
        pub working: String = "working",
    }
}

wire! {
    /// A finding.
    pub struct FindingWire {
        /// Names it through edits and files.
        pub key: String = "key",
        /// Family of the check.
        pub family: String = "family",
        /// `error`, `warning` or `note`.
        pub severity: String = "severity",
        /// What does not add up.
        pub message: String = "message",
        /// The answers concerned.
        pub fields: Vec<String> = "fields",
        /// The officer's explanation, when it stands for today's numbers.
        pub explanation: Option<String> = "explanation" default,
    }
}
