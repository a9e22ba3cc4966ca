//! The head of the first page: agencies, number and symbol, place and date (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1–4).

use time::Date;

use crate::document::tree::Letterhead;
use crate::input::letters;
use crate::input::lines::bare;
use crate::messages::vi::document;
use crate::model::answer::{Answer, FieldPath};
use crate::model::date::parse_iso;
use crate::model::report::Report;
use crate::template::form::Form;

/// The head of the first page.
pub(super) fn letterhead(template: &Form, report: &Report) -> Letterhead {
    Letterhead {
        superior: letters::to_uppercase(report.words("agency.superior").trim()),
        issuer: letters::to_uppercase(issuer(report)),
        state: document::STATE.to_owned(),
        motto: document::MOTTO.to_owned(),
        code_line: code_line(template, report),
        place_date: document::place_date(bare(report.words("document.place")), issued(report)),
    }
}

/// The symbol: as stated or, when that is blank, abbreviation of the kind and abbreviation of the agency, `BC-SXD`
/// (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3).
#[must_use]
pub fn code_notation(template: &Form, report: &Report) -> String {
    let stated = report.words("document.codeNotation").trim();
    if !stated.is_empty() {
        // The number has a field of its own: "05/BC-SXD" typed whole does not print it twice.
        let symbol = stated
            .split_once('/')
            .filter(|(number, _)| number.bytes().all(|byte| byte.is_ascii_digit()));
        return symbol.map_or(stated, |(_, symbol)| symbol).to_owned();
    }
    let agency = report.words("agency.abbreviation").trim();
    let agency = if agency.is_empty() {
        document::DOTS.to_owned()
    } else {
        letters::to_uppercase(agency)
    };
    format!("{}-{agency}", template.document.abbreviation)
}

/// The line of number and symbol, `Số: 05/BC-SXD`; a number not yet given leaves room to write it
/// (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3).
#[must_use]
pub fn code_line(template: &Form, report: &Report) -> String {
    document::code_line(&code_number(report), &code_notation(template, report))
}

/// The document as later ones refer to it; `None` while it has no number or no date.
#[must_use]
pub fn reference(template: &Form, report: &Report) -> Option<String> {
    let number = Some(code_number(report)).filter(|number| !number.is_empty())?;
    let kind = &template.document.kind;
    issued(report)
        .map(|issued| document::reference(kind, &number, &code_notation(template, report), issued))
}

/// The number, below ten with a leading zero, never with grouped thousands; empty when it is not yet given.
#[must_use]
pub fn code_number(report: &Report) -> String {
    match report.answer(&FieldPath::new("document.codeNumber")) {
        Answer::Number(number) => format!("{:0>2}", number.value().normalize().to_string()),
        Answer::Text(text) => text.trim().to_owned(),
        _ => String::new(),
    }
}

/// The day of issue, when it is known.
pub(super) fn issued(report: &Report) -> Option<Date> {
    parse_iso(report.words("document.issuedDate"))
}

/// Name of the agency as typed.
pub(super) fn issuer(report: &Report) -> &str {
    report.words("agency.name").trim()
}
