//! A small template and a report for the tests of the document.

use bao_cao_so::assess::assess;
use bao_cao_so::document::compose::{Written, compose};
use bao_cao_so::document::tree::Document;
use bao_cao_so::messages::vi::sentences::render_subject_and_closing;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::citation::Citation;
use bao_cao_so::model::date::parse_iso;
use bao_cao_so::model::number::Number;
use bao_cao_so::model::period::{Anchor, Days, Period, PeriodKind, PeriodRule};
use bao_cao_so::model::report::{Report, Revision, Status, TemplateRef};
use bao_cao_so::model::template::{
    Check, Choice, DocumentRules, Field, FieldKind, Indicator, Item, RollUpRule, Rows, Section,
    Sentence, SentenceStyle, Severity, Table, TableShape, Target, Template,
};
use std::sync::Arc;

use bao_cao_so::template::built_in::parts::BuiltIn;
use bao_cao_so::template::compile::compile;
use bao_cao_so::template::form::Form;

/// The template, checked.
pub fn template() -> Arc<Form> {
    let built_in = BuiltIn {
        acts: acts(),
        ..BuiltIn::default()
    };
    crate::own(compile(written(), &built_in, "0".repeat(64)).expect("the sample template is sound"))
}

/// The document of the filled report in the scheme phần, mục, khoản, điểm.
pub fn document_in_parts() -> Document {
    let mut parts = written();
    parts.document.parts = true;
    let built_in = BuiltIn {
        acts: acts(),
        ..BuiltIn::default()
    };
    let template = crate::own(
        compile(parts, &built_in, "1".repeat(64)).expect("the sample template is sound"),
    );
    compose(
        &template,
        crate::rules(&template),
        &report(),
        &assess(&template, crate::rules(&template), &report(), None),
        &Written::default(),
    )
}

/// The document of a report.
pub fn document(report: &Report) -> Document {
    let template = template();
    let (subject, closing) = render_subject_and_closing(&template, crate::rules(&template), report);
    compose(
        &template,
        crate::rules(&template),
        report,
        &assess(&template, crate::rules(&template), report, None),
        &Written {
            subject,
            closing,
            ..Written::default()
        },
    )
}

/// The document of the filled report after changes.
pub fn changed(change: impl FnOnce(&mut Report)) -> Document {
    let mut report = report();
    change(&mut report);
    document(&report)
}

/// Sets words at an address.
pub fn say(report: &mut Report, path: &str, words: &str) {
    report.set(FieldPath::new(path), Answer::Text(words.to_owned()));
}

/// Sets a number at an address.
pub fn count(report: &mut Report, path: &str, value: u32) {
    report.set(FieldPath::new(path), Answer::Number(Number::from(value)));
}

/// Explains the finding that the sums differ.
pub fn explain(report: &mut Report, words: &str) {
    count(report, "received", 1200);
    let template = template();
    let findings = assess(&template, crate::rules(&template), report, None);
    let flow = findings
        .findings()
        .into_iter()
        .find(|one| one.key == "flow");
    let explanation = crate::told::explained(flow.expect("the flow check fails"), words);
    report.explanations.insert("flow".to_owned(), explanation);
}

/// A report with all particulars.
pub fn report() -> Report {
    let mut report = Report {
        id: "r".to_owned(),
        template: TemplateRef {
            id: "t".to_owned(),
            version: 1,
            digest: "0".repeat(64),
        },
        period: Period {
            kind: PeriodKind::Year,
            year: 2021,
            index: 1,
            from: parse_iso("2020-12-15").expect("a day"),
            to: parse_iso("2021-12-14").expect("a day"),
        },
        answers: Default::default(),
        rows: Default::default(),
        included: Default::default(),
        explanations: Default::default(),
        edits: Default::default(),
        comments: Default::default(),
        status: Status::Draft,
        revision: Revision {
            number: 1,
            replaces: None,
            reason: None,
        },
        history: Vec::new(),
        changed: String::new(),
        unknown: None,
    };
    for (path, words) in [
        ("agency.superior", "UBND tỉnh An Giang"),
        ("agency.name", "Sở Xây dựng"),
        ("agency.abbreviation", "SXD"),
        ("document.place", "An Giang"),
        ("document.issuedDate", "2021-12-09"),
        ("document.addressees", "Sở Thông tin và Truyền thông"),
        ("document.bases", "qd45\nlaw"),
        ("document.recipients", "UBND tỉnh\nPhòng Kế hoạch;"),
        ("document.archive", "VT, VP (1)"),
        ("document.signingAuthority", "head"),
        ("document.signingHead", "Giám đốc"),
        ("document.signerPosition", "Giám đốc"),
        ("document.signerName", "Nguyễn Thị Minh Thúy"),
        (
            "measures",
            "Nâng cấp máy chủ.\n- Tập huấn cho 12 cán bộ;\n+ Đợt một: tháng 3.",
        ),
        ("hosting", "rented"),
    ] {
        say(&mut report, path, words);
    }
    for (path, value) in [
        ("document.codeNumber", 5),
        ("received", 1194),
        ("onTime", 1189),
        ("late", 5),
        ("money.web.planned", 1500),
    ] {
        count(&mut report, path, value);
    }
    report
}

fn acts() -> Vec<Citation> {
    let act = |id: &str,
               kind: &str,
               number: &str,
               symbol: &str,
               issuer: &str,
               date: &str,
               subject: &str| Citation {
        id: id.to_owned(),
        kind: kind.to_owned(),
        number: number.to_owned(),
        symbol: symbol.to_owned(),
        issuer: issuer.to_owned(),
        date: parse_iso(date),
        subject: subject.to_owned(),
        in_force_from: None,
        in_force_to: None,
    };
    vec![
        act(
            "qd45",
            "Quyết định",
            "45/2016",
            "QĐ-TTg",
            "Thủ tướng Chính phủ",
            "2016-10-19",
            "Về việc tiếp nhận hồ sơ",
        ),
        act(
            "nd64",
            "Nghị định",
            "64/2007",
            "NĐ-CP",
            "Chính phủ",
            "2007-04-10",
            "Ứng dụng công nghệ thông tin",
        ),
        act(
            "nd43",
            "Nghị định",
            "43/2011",
            "NĐ-CP",
            "Chính phủ",
            "2011-06-13",
            "Quy định về việc cung cấp thông tin",
        ),
        act(
            "law",
            "Luật",
            "67/2006",
            "QH11",
            "Quốc hội",
            "2006-06-29",
            "Công nghệ thông tin",
        ),
        act(
            "undated",
            "Kế hoạch",
            "61",
            "KH-UBND",
            "UBND tỉnh",
            "",
            "Phát triển chính quyền số",
        ),
    ]
}

fn written() -> Template {
    Template {
        id: "t".to_owned(),
        version: 1,
        title: "Báo cáo thử".to_owned(),
        description: "Mẫu thử.".to_owned(),
        document: DocumentRules {
            kind: "BÁO CÁO".to_owned(),
            abbreviation: "BC".to_owned(),
            subject: "Kết quả ứng dụng công nghệ thông tin {period.label}".to_owned(),
            closing: "Trên đây là báo cáo của Sở Xây dựng.".to_owned(),
            bases: Vec::new(),
            parts: false,
        },
        periods: vec![PeriodRule {
            kind: PeriodKind::Year,
            days: Some(Days {
                from: Anchor {
                    year: -1,
                    month: 12,
                    day: 15,
                },
                to: Anchor {
                    year: 0,
                    month: 12,
                    day: 14,
                },
            }),
            source: None,
        }],
        previous_change: None,
        synthesizes: std::collections::BTreeMap::default(),
        acts: Vec::new(),
        sections: sections(),
        indicators: vec![Indicator {
            id: "onTimeRate".to_owned(),
            label: "Tỷ lệ đúng hạn".to_owned(),
            section: "dossiers".to_owned(),
            formula: "percent(onTime, received)".to_owned(),
            unit: Some("%".to_owned()),
            decimals: 2,
            target: Some(Target {
                at_least: 95.into(),
                act: Some("nd64".to_owned()),
            }),
            acts: vec!["qd45".to_owned()],
            note: None,
            evidence: None,
        }],
        checks: vec![Check {
            id: "flow".to_owned(),
            family: "FLOW".to_owned(),
            each: None,
            severity: Severity::Error,
            rule: "received = onTime + late".to_owned(),
            message: None,
            advice: "Kiểm tra lại.".to_owned(),
        }],
    }
}

fn sections() -> Vec<Section> {
    let hosting = vec![
        choice("own", "Tự vận hành"),
        choice("rented", "Thuê dịch vụ"),
    ];
    let money = Table {
        id: "money".to_owned(),
        label: "Kinh phí".to_owned(),
        hint: None,
        rows: Rows::Fixed(vec![choice("web", "Cổng thông tin"), choice("net", "Mạng")]),
        columns: vec![
            field(
                "planned",
                "Kế hoạch",
                Some("triệu đồng"),
                FieldKind::Amount { decimals: 2 },
            ),
            field(
                "spent",
                "Thực hiện",
                Some("triệu đồng"),
                FieldKind::Amount { decimals: 2 },
            ),
        ],
        required: false,
        shape: TableShape::default(),
        roll_up: RollUpRule::default(),
    };
    let courses = Table {
        id: "courses".to_owned(),
        label: "Lớp tập huấn".to_owned(),
        hint: None,
        rows: Rows::Added {
            name: "lớp".to_owned(),
        },
        columns: vec![
            field("name", "Tên lớp", None, FieldKind::Line),
            field("people", "Số người", Some("người"), FieldKind::Count),
        ],
        required: true,
        shape: TableShape::default(),
        roll_up: RollUpRule::default(),
    };
    vec![
        section("rules", "Xây dựng thể chế", vec![], vec![], vec![]),
        section(
            "results",
            "Kết quả",
            vec![],
            vec![],
            vec![
                section(
                    "dossiers",
                    "Hồ sơ",
                    ["received", "onTime", "late"]
                        .map(|id| {
                            let asked =
                                field(id, &format!("Hồ sơ {id}"), Some("hồ sơ"), FieldKind::Count);
                            Item::Field(Field {
                                required: id == "received",
                                ..asked
                            })
                        })
                        .to_vec(),
                    vec![sentence(
                        "rate",
                        "Tiếp nhận {received|unit}, đúng hạn đạt {onTimeRate}.",
                        SentenceStyle::Paragraph,
                    )],
                    vec![],
                ),
                section(
                    "means",
                    "Hạ tầng",
                    vec![
                        Item::Field(field(
                            "hosting",
                            "Máy chủ",
                            None,
                            FieldKind::Choice(hosting),
                        )),
                        Item::Field(field("measures", "Giải pháp", None, FieldKind::Text)),
                        Item::Table(money),
                        Item::Table(courses),
                    ],
                    vec![
                        sentence("means", "{measures}", SentenceStyle::Paragraph),
                        sentence("hosted", "Máy chủ: {hosting}.", SentenceStyle::Dash),
                    ],
                    vec![],
                ),
            ],
        ),
    ]
}

fn choice(id: &str, label: &str) -> Choice {
    Choice {
        id: id.to_owned(),
        label: label.to_owned(),
    }
}

fn sentence(id: &str, text: &str, style: SentenceStyle) -> Sentence {
    Sentence {
        id: id.to_owned(),
        text: text.to_owned(),
        when: None,
        each: None,
        style,
    }
}

fn section(
    id: &str,
    title: &str,
    items: Vec<Item>,
    narrative: Vec<Sentence>,
    sections: Vec<Section>,
) -> Section {
    let (id, title) = (id.to_owned(), title.to_owned());
    Section {
        id,
        title,
        short_title: None,
        hint: None,
        optional: false,
        items,
        narrative,
        sections,
    }
}

fn field(id: &str, label: &str, unit: Option<&str>, kind: FieldKind) -> Field {
    Field {
        id: id.to_owned(),
        label: label.to_owned(),
        unit: unit.map(str::to_owned),
        hint: None,
        kind,
        required: false,
        always_applies: false,
        remembered: false,
        outline: None,
        total: false,
        limits: Default::default(),
        acts: Vec::new(),
        states: None,
        continues: None,
        roll_up: RollUpRule::default(),
    }
}
