//! The template file, version 1, as it stands in JSON.
//!
//! Only shapes: `template` converts them into the model and says what is wrong with them.

use serde_json::Number;

use crate::formats::wire::wire;

wire! {
    /// A template file.
    pub struct TemplateFile closed {
        /// Always `bao-cao-so/template`.
        pub format: String = "format",
        /// Always 1 in this version.
        pub format_version: u32 = "formatVersion",
        /// Names the kind of report for ever: lower case letters, digits and hyphens.
        pub id: String = "id",
        /// Grows with each change of what is asked.
        pub version: u32 = "version",
        /// Name on the screen.
        pub title: String = "title",
        /// One sentence: who fills it in and when.
        pub description: String = "description",
        /// What the printed document takes from the template.
        pub document: DocumentWire = "document",
        /// Kinds of period that it takes, the usual one first.
        pub periods: Vec<PeriodRuleWire> = "periods",
        /// Legal acts added to the built-in registry.
        pub acts: Vec<ActWire> = "acts" default,
        /// The outline.
        pub sections: Vec<SectionWire> = "sections",
        /// Indicators in the order of the annex.
        pub indicators: Vec<IndicatorWire> = "indicators" default,
        /// Declared checks.
        pub checks: Vec<CheckWire> = "checks" default,
    }
}

wire! {
    /// What the printed document takes from the template.
    pub struct DocumentWire closed {
        /// Kind of document in capitals.
        pub kind: String = "kind",
        /// Its abbreviation in the symbol.
        pub abbreviation: String = "abbreviation",
        /// Subject, with references in braces.
        pub subject: String = "subject",
        /// Closing paragraph, with references in braces.
        pub closing: String = "closing",
        /// Legal bases proposed for a new report, ids of acts.
        pub bases: Vec<String> = "bases" default,
        /// True when the first level of the outline is "Phần I", above "I.", "1." and "a)".
        pub parts: bool = "parts" default,
    }
}

wire! {
    /// How periods of one kind begin and end.
    pub struct PeriodRuleWire closed {
        /// `month`, `quarter`, `half`, `nineMonths`, `year` or `range`.
        pub kind: String = "kind",
        /// First day whose figures count; the built-in rule of the kind unless stated. A `range` has none: its days are typed.
        pub from: Option<AnchorWire> = "from" default,
        /// Last day whose figures count; stated together with `from`.
        pub to: Option<AnchorWire> = "to" default,
        /// The act that sets the rule.
        pub source: Option<String> = "source" default,
    }
}

wire! {
    /// A day relative to the year that names the period.
    pub struct AnchorWire closed {
        /// −1 for the year before.
        pub year: i32 = "year",
        /// Month of the first period of the kind in a year.
        pub month: u8 = "month",
        /// Day of the month.
        pub day: u8 = "day",
    }
}

wire! {
    /// A legal act.
    pub struct ActWire closed {
        /// Key in the registry.
        pub id: String = "id",
        /// "Nghị định", "Quyết định" ...
        pub kind: String = "kind",
        /// "30/2020", "36a", "379".
        pub number: String = "number",
        /// "NĐ-CP".
        pub symbol: String = "symbol",
        /// Who issued it.
        pub issuer: String = "issuer",
        /// Day of issue, ISO 8601.
        pub date: Option<String> = "date" default,
        /// What it is about.
        pub subject: String = "subject",
        /// First day in force, ISO 8601, where a source was found.
        pub in_force_from: Option<String> = "inForceFrom" default,
        /// Last day in force, ISO 8601, where a source was found.
        pub in_force_to: Option<String> = "inForceTo" default,
    }
}

wire! {
    /// A node of the outline.
    pub struct SectionWire closed {
        /// Unique in the template.
        pub id: String = "id",
        /// Heading without its number.
        pub title: String = "title",
        /// Shorter heading for the screen.
        pub short_title: Option<String> = "shortTitle" default,
        /// Guidance for the officer.
        pub hint: Option<String> = "hint" default,
        /// True when each report decides whether it takes the section up.
        pub optional: bool = "optional" default,
        /// Fields and tables in their order.
        pub items: Vec<ItemWire> = "items" default,
        /// Sentences in their order.
        pub narrative: Vec<SentenceWire> = "narrative" default,
        /// Sub-sections.
        pub sections: Vec<SectionWire> = "sections" default,
    }
}

wire! {
    /// A field or, with the type `table`, a table.
    pub struct ItemWire closed {
        /// Unique in the template; a column's among the columns of its table.
        pub id: String = "id",
        /// `count`, `amount`, `percent`, `line`, `text`, `lines`, `choice`, `yesNo`, `date`, `acts` or `table`; for a column
        /// also `computed`.
        pub kind: String = "type",
        /// What is asked.
        pub label: String = "label",
        /// Unit of a number.
        pub unit: Option<String> = "unit" default,
        /// How to answer.
        pub hint: Option<String> = "hint" default,
        /// A blank answer is a finding.
        pub required: bool = "required" default,
        /// Proposed again in the next report.
        pub remembered: bool = "remembered" default,
        /// Legal sources, ids of acts.
        pub acts: Vec<String> = "acts" default,
        /// For `percent`: the indicator, for a column the computed column, that computes the same from counts.
        pub states: Option<String> = "states" default,
        /// Words of the outline; an answer that still holds them is a finding.
        pub outline: Option<String> = "outline" default,
        /// For a `computed` column: its formula over the row.
        pub formula: Option<String> = "formula" default,
        /// For a number column: the table ends with its total.
        pub total: bool = "total" default,
        /// For `amount` and `computed`: most decimals, 2 unless stated.
        pub decimals: Option<u32> = "decimals" default,
        /// For `choice`: the options.
        pub options: Vec<ChoiceWire> = "options" default,
        /// For `table` with fixed rows: the rows.
        pub rows: Vec<ChoiceWire> = "rows" default,
        /// For `table` whose rows the officer adds: the name of one row ("khoản chi").
        pub added_row: Option<String> = "addedRow" default,
        /// For `table`: what is asked of each row.
        pub columns: Vec<ItemWire> = "columns" default,
        /// For `table`: true when each row is shown as a column (periods side by side).
        pub transposed: bool = "transposed" default,
        /// For `table`: the column whose answer names a row.
        pub row_label: Option<String> = "rowLabel" default,
        /// For `table`: the `yesNo` column that makes a row a group's heading.
        pub group_by: Option<String> = "groupBy" default,
        /// For `table`: true when the document prints it as an annex of its own.
        pub annex: bool = "annex" default,
    }
}

wire! {
    /// An option of a choice, or a fixed row.
    pub struct ChoiceWire closed {
        /// What is stored.
        pub id: String = "id",
        /// What is read.
        pub label: String = "label",
    }
}

wire! {
    /// A sentence.
    pub struct SentenceWire closed {
        /// Unique in the template.
        pub id: String = "id",
        /// Words with references in braces and optional parts in brackets.
        pub text: String = "text",
        /// The sentence is written only when this formula is true.
        pub when: Option<String> = "when" default,
        /// The table for each of whose rows the sentence is written once.
        pub each: Option<String> = "each" default,
        /// `paragraph` unless stated, `dash` or `plus`.
        pub style: Option<String> = "style" default,
    }
}

wire! {
    /// An indicator.
    pub struct IndicatorWire closed {
        /// Unique in the template, fields included.
        pub id: String = "id",
        /// Name.
        pub label: String = "label",
        /// Id of the section that shows it.
        pub section: String = "section",
        /// Formula.
        pub formula: String = "formula",
        /// Unit of the result.
        pub unit: Option<String> = "unit" default,
        /// Decimals on display, 2 unless stated.
        pub decimals: Option<u32> = "decimals" default,
        /// What is to be reached.
        pub target: Option<TargetWire> = "target" default,
        /// Legal sources, ids of acts.
        pub acts: Vec<String> = "acts" default,
        /// What a reader must know of the definition.
        pub note: Option<String> = "note" default,
        /// `source` when the definition rests on a published source that was found, `local` when it does not.
        pub evidence: Option<String> = "evidence" default,
    }
}

wire! {
    /// What is to be reached.
    pub struct TargetWire closed {
        /// Least value.
        #[cfg_attr(feature = "schema", schemars(with = "f64"))]
        pub at_least: Number = "atLeast",
        /// The act that sets it.
        pub act: Option<String> = "act" default,
    }
}

wire! {
    /// A check.
    pub struct CheckWire closed {
        /// Unique in the template.
        pub id: String = "id",
        /// Family: SUM, SUBSET, FLOW, STOCK, RATIO, COMPLEMENT, LIST, CROSS, PRIOR, PERIOD, FORM ...
        pub family: String = "family",
        /// The table on each of whose rows the rule is checked.
        pub each: Option<String> = "each" default,
        /// `error`, `warning` or `note`.
        pub severity: String = "severity",
        /// Formula that must be true.
        pub rule: String = "rule",
        /// What to say when it is not; made from the rule unless stated.
        pub message: Option<String> = "message" default,
        /// What to do about it.
        pub advice: String = "advice",
    }
}
