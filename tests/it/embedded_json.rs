//! The exchange file inside a printed document: it opens like any other, and nothing that was put together by hand does.

use std::sync::Arc;

use bao_cao_so::assess::assess;
use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::document::compose::{Written, compose};
use bao_cao_so::document::html::to_html;
use bao_cao_so::formats::embedded_json::embedded_json;
use bao_cao_so::formats::report::decode::{Decoded, decode};
use bao_cao_so::formats::report::encode::encode;
use bao_cao_so::messages::vi::sentences::render_subject_and_closing;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::file::{FileError, LARGEST_FILE, Remark};
use bao_cao_so::model::report::Report;
use bao_cao_so::model::storage::ImportVerdict;
use bao_cao_so::storage::import::preview_import;
use bao_cao_so::template::form::Form;

fn sample() -> Decoded {
    decode(SAMPLES[0].1, &crate::shipped().forms).unwrap()
}

fn page_of(report: &Report, template: &Arc<Form>) -> (String, String) {
    let assessment = assess(template, crate::rules(template), report, None);
    let (subject, closing) = render_subject_and_closing(template, crate::rules(template), report);
    let file = encode(report, template, crate::rules(template), &assessment);
    (
        to_html(&compose(
            template,
            crate::rules(template),
            report,
            &assessment,
            &Written {
                subject,
                closing,
                file: file.clone(),
                annexes: Vec::new(),
            },
        )),
        file,
    )
}

fn page() -> String {
    let sample = sample();
    page_of(&sample.report, &sample.template).0
}

/// Every answer of text hostile to the page around it comes back as it was.
#[track_caller]
fn check_text(hostile: &str) {
    let mut sample = sample();
    sample.report.set(
        FieldPath::new("agency.name"),
        Answer::Text(hostile.to_owned()),
    );
    let (page, file) = page_of(&sample.report, &sample.template);
    let json = embedded_json(&page).unwrap();
    let read = decode(&json, &crate::shipped().forms).unwrap();
    assert_eq!((read.report, read.remarks), (sample.report, Vec::new()));
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(value(&json), value(&file));
    assert_eq!(page.matches("<template").count(), 1);
}

#[test]
fn a_document_opens_as_the_report_that_it_was_made_of() {
    check_text("Sở Xây dựng");
}

#[test]
fn no_text_ends_the_block_or_begins_another() {
    check_text("</template><template id=\"bao-cao-so-json\">{}</template>");
    check_text("&lt;/template&gt; &amp;lt; &amp;amp; <!-- <script> ]]>");
    check_text("\u{7f}\u{85}\u{fffe}\u{1fffe}\u{a0}\u{2028} \\u003c \" ' \\");
}

#[test]
fn a_page_that_a_browser_saved_again_opens() {
    // Browsers write no-break spaces as references, and may put the mark of UTF-8 first.
    let page = format!("\u{feff}{}", page().replace('\u{a0}', "&nbsp;"));
    assert!(
        decode(&embedded_json(&page).unwrap(), &crate::shipped().forms)
            .unwrap()
            .remarks
            .is_empty()
    );
}

#[test]
fn json_goes_through_as_it_is() {
    assert_eq!(
        embedded_json("{\"a\": \"<b>\"}").unwrap(),
        "{\"a\": \"<b>\"}"
    );
    assert_eq!(embedded_json("").unwrap(), "");
}

#[track_caller]
fn check_refused(page: &str, expected: &FileError) {
    assert_eq!(
        embedded_json(page).map(std::borrow::Cow::into_owned),
        Err(expected.clone())
    );
}

#[test]
fn pages_of_others_and_pages_put_together_are_refused() {
    check_refused(
        "<!doctype html><title>x</title>",
        &FileError::PageWithoutReport,
    );
    check_refused(
        "<template id=bao-cao-so-json>{}</template>",
        &FileError::PageWithoutReport,
    );
    let page = page();
    let block = page
        .split_once("<template")
        .map(|(_, rest)| format!("<template{rest}"))
        .unwrap();
    check_refused(&format!("{page}{block}"), &FileError::PageWithTwoReports);
    let end = page.find("</template>").unwrap();
    check_refused(&page[..end], &FileError::Truncated);
    check_refused(
        &page.replace("{\n", "<b>{\n"),
        &FileError::PageWithoutReport,
    );
    let large = format!("<!doctype html>{}", "a".repeat(LARGEST_FILE));
    check_refused(&large, &FileError::TooLarge(large.len()));
}

#[test]
fn an_altered_block_says_so() {
    let page = page();
    let (before, block) = page.split_once("<template").unwrap();
    let altered = format!(
        "{before}<template{}",
        block.replacen("\"number\": 1", "\"number\": 2", 1)
    );
    assert_ne!(altered, page);
    let remarks = decode(&embedded_json(&altered).unwrap(), &crate::shipped().forms)
        .unwrap()
        .remarks;
    assert!(remarks.contains(&Remark::Altered), "{remarks:?}");
}

#[test]
fn the_dry_run_takes_documents_and_names_the_check_mark_of_their_paper() {
    let page = page();
    let entry = preview_import(
        "bao-cao.html",
        Ok(page.clone()),
        &[],
        &crate::shipped().forms,
    );
    assert_eq!(entry.verdict, ImportVerdict::Added);
    let lines = bao_cao_so::messages::vi::import_preview::render(entry.facts());
    let mark = page
        .split("check-code\">")
        .nth(1)
        .and_then(|rest| rest.split("<br>").nth(1))
        .unwrap();
    assert_eq!(mark.len(), 19);
    assert!(
        lines.iter().any(|line| line.contains(mark)),
        "{mark}: {:?}",
        lines
    );
}
