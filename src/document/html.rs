//! Document tree -> one self-contained HTML file.
//!
//! No script, no outside reference, no style attribute; the style sheet is `style::STYLE`, byte for byte, so that its
//! digest in the app's policy holds; a file that says where its pages begin has a second one, and the app never shows it.
//! Every text passes through `markup`, which escapes it.

mod blocks;
mod markup;
mod official_parts;
pub mod pages;
mod square;
pub mod style;
mod table;
mod words;

use blocks::Blocks;
use markup::Markup;
use official_parts::{addressees, closing, letterhead, title};
use pages::{Breaks, Pages};
use style::STYLE;

use super::tree::{Annex, Block, Document, Orientation};

/// The faces of type in the order of the sheet: the official one, and those of its measure.
pub const FACES: [&str; 3] = ["Times New Roman", "Tinos", "Liberation Serif"];

/// Nothing may be loaded or run, whatever a text may hold: a second lock beside the escaping.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";
/// The same for a document with pictures, which stand in it.
const POLICY_WITH_PICTURES: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// Annexes that the sheet numbers on their own (`@page annex-1` ...); those after the last share its numbers.
const NUMBERED_ANNEXES: usize = 6;

/// The document as one HTML file, parts in the order of Nghị định 30/2020/NĐ-CP, Phụ lục I, IV.
#[must_use]
pub fn to_html(document: &Document) -> String {
    write(document, None, Breaks::Unmarked)
}

/// The same file with an id for each block and row that a page may begin with, for the preview, where the pages are
/// measured.
#[must_use]
pub fn to_html_for_preview(document: &Document) -> String {
    write(document, None, Breaks::Possible)
}

/// The same file with the pages that a browser laid [`to_html_for_preview`] out on, for browsers that cannot.
#[must_use]
pub fn to_html_on_pages(document: &Document, pages: &Pages) -> String {
    write(document, Some(pages), Breaks::measured(&pages.breaks))
}

fn write(document: &Document, pages: Option<&Pages>, breaks: Breaks) -> String {
    let mut markup = Markup::new(breaks);
    markup.doctype();
    markup.open("html", &[("lang", &document.language)]);
    head(&mut markup, document, pages);
    markup.open("body", &[]);
    let sheets = |part: usize| pages.and_then(|pages| pages.sheets.get(part).copied());
    markup.open("main", &[]);
    let mut blocks = Blocks::default();
    main_part(&mut markup, &mut blocks, document, sheets(0));
    for (position, annex) in document.annexes.iter().enumerate() {
        let number = position + 1;
        let last = number == document.annexes.len();
        blocks.above_mark = last && document.check_mark.is_some();
        annex_part(&mut markup, &mut blocks, annex, number, sheets(number));
        if last {
            check_mark(&mut markup, document);
        }
        markup.close("section");
    }
    markup.close("main");
    if let Some(data) = &document.data {
        markup.data(&data.name, &data.json);
    }
    markup.close("body");
    markup.close("html");
    markup.finish()
}

fn head(markup: &mut Markup, document: &Document, pages: Option<&Pages>) {
    markup.open("head", &[]);
    markup.void("meta", &[("charset", "utf-8")]);
    markup.void(
        "meta",
        &[
            ("http-equiv", "Content-Security-Policy"),
            ("content", policy(document)),
        ],
    );
    markup.void(
        "meta",
        &[
            ("name", "viewport"),
            ("content", "width=device-width, initial-scale=1"),
        ],
    );
    markup.title(&document.title);
    markup.style(STYLE);
    if let Some(pages) = pages {
        markup.style(&pages::style(pages));
    }
    markup.close("head");
}

fn policy(document: &Document) -> &'static str {
    let annexes = document.annexes.iter().flat_map(|annex| &annex.blocks);
    let mut blocks = document.body.iter().chain(annexes);
    if blocks.any(|block| matches!(block, Block::Picture(_))) {
        POLICY_WITH_PICTURES
    } else {
        POLICY
    }
}

fn main_part(markup: &mut Markup, blocks: &mut Blocks, document: &Document, sheets: Option<usize>) {
    markup.open("article", &[("class", "sheet")]);
    sheets.into_iter().for_each(|sheets| markup.numbers(sheets));
    letterhead(markup, &document.letterhead, &document.draft_mark);
    title(markup, document);
    if let Some(to) = &document.addressees {
        addressees(markup, to);
    }
    for (number, basis) in (1..).zip(&document.bases) {
        let id = format!("basis-{number}");
        markup.running_breakable("p", &[("class", "basis")], &id, basis);
    }
    blocks.write(markup, &document.body, 2);
    closing(markup, document);
    if document.annexes.is_empty() {
        check_mark(markup, document);
    }
    markup.close("article");
}

fn annex_part(
    markup: &mut Markup,
    blocks: &mut Blocks,
    annex: &Annex,
    number: usize,
    sheets: Option<usize>,
) {
    let turned = if annex.orientation == Orientation::Landscape {
        " landscape"
    } else {
        ""
    };
    let class = format!("sheet annex annex-{}{turned}", number.min(NUMBERED_ANNEXES));
    let heading = blocks.next_heading();
    markup.open(
        "section",
        &[("class", &class), ("aria-labelledby", &heading)],
    );
    sheets.into_iter().for_each(|sheets| markup.numbers(sheets));
    markup.open("h2", &[("class", "annex-head"), ("id", &heading)]);
    markup.element("span", &[("class", "annex-label")], &annex.label);
    markup.optional("span", "annex-title", &annex.title);
    markup.close("h2");
    for (class, line) in [
        ("attachment", &annex.attachment),
        ("attachment cut-off", &annex.cut_off),
    ] {
        if !line.is_empty() {
            markup.running("p", &[("class", class)], line);
        }
    }
    blocks.orientation = annex.orientation;
    blocks.write(markup, &annex.blocks, 3);
}

/// The mark by which paper is matched to data; the sheet sets it at the foot of the page (`.check-mark`).
fn check_mark(markup: &mut Markup, document: &Document) {
    let Some(mark) = &document.check_mark else {
        return;
    };
    let last = document
        .annexes
        .last()
        .and_then(|annex| annex.blocks.last());
    let class = if matches!(last, Some(Block::Table(_))) {
        "check-mark below-table"
    } else {
        "check-mark"
    };
    markup.open("aside", &[("class", class)]);
    markup.element("div", &[("class", "check-room")], "");
    markup.open("div", &[("class", "check-foot")]);
    square::write(markup, &mark.coded, &mark.described);
    markup.element("p", &[("class", "check-code")], &mark.lines.join("\n"));
    markup.close("div");
    markup.close("aside");
}
