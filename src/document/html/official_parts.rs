//! The official parts of the first and last page: letterhead, title, addressees, closing, recipients, signature.

use super::markup::Markup;
use super::pages::Breakable;
use crate::document::printable::printable;
use crate::document::tree::{Addressees, Document, Letterhead, Recipients, Signature};
use crate::document::typography::line_breaks::balanced;
use crate::document::typography::text_width::{room, width};

// Lengths in tenths of a millimetre.
/// Room for the subject: less than the page, so that no line looks like one of the body.
const SUBJECT_ROOM: u64 = 1500;
/// Width of the body.
const BODY: u64 = 1648;
/// Width of the right half of the letterhead, quốc hiệu on one line: 53 in 100, as in the diagram of mục IV.
const NATION: u64 = 884;
/// The most that it may take for a long name of a place.
const WIDEST_NATION: u64 = 1000;
/// Half of the body, in which the signature stands.
const SIGNATURE_ROOM: u64 = BODY / 2;
/// Room between the halves.
const GAP: u64 = 20;

/// Kind and subject.
pub(super) fn title(markup: &mut Markup, document: &Document) {
    markup.open("h1", &[("class", "title")]);
    markup.element("span", &[("class", "kind")], &document.kind);
    markup.optional(
        "span",
        "subject",
        &displayed(&document.subject, room(SUBJECT_ROOM, 14)),
    );
    markup.close("h1");
}

/// Closing paragraphs, recipients and signature.
pub(super) fn closing(markup: &mut Markup, document: &Document) {
    let count = document.closing.len();
    for (number, paragraph) in (1..count).zip(&document.closing) {
        let id = format!("closing-{number}");
        markup.running_breakable("p", &[("class", "closing")], &id, paragraph);
    }
    // In one box that is not split, so that the signature never stands alone on a page.
    markup.open_breakable("div", &[("class", "ending")], "ending", Breakable::Block);
    if let Some(last) = document.closing.last().filter(|last| !last.is_empty()) {
        let id = format!("closing-{count}");
        markup.running_breakable("p", &[("class", "closing")], &id, last);
    }
    markup.open("footer", &[("class", "signing")]);
    recipients(markup, &document.recipients);
    signature(markup, &document.signature);
    markup.close("footer");
    markup.close("div");
}

/// The head of the first page.
pub(super) fn letterhead(markup: &mut Markup, letterhead: &Letterhead, draft_mark: &str) {
    markup.open("header", &[("class", "letterhead")]);
    markup.open("div", &[("class", "agency")]);
    let agency = agency_room(&letterhead.place_date);
    markup.optional("p", "superior", &displayed(&letterhead.superior, agency));
    markup.element(
        "p",
        &[("class", "issuer")],
        &displayed(&letterhead.issuer, agency),
    );
    markup.close("div");
    markup.open("div", &[("class", "nation")]);
    markup.element("p", &[("class", "state")], &letterhead.state);
    markup.element("p", &[("class", "motto")], &letterhead.motto);
    markup.close("div");
    markup.element("p", &[("class", "code")], &letterhead.code_line);
    markup.element("p", &[("class", "place-date")], &letterhead.place_date);
    markup.optional("p", "draft-mark", draft_mark);
    markup.close("header");
}

/// Room for the names of the agencies at 12 pt: what the other half leaves, which the line of place and date may widen.
fn agency_room(place_date: &str) -> u64 {
    let fits = (NATION..WIDEST_NATION)
        .step_by(10)
        .find(|half| width(place_date) <= room(*half, 13));
    room(BODY - GAP - fits.unwrap_or(WIDEST_NATION), 12)
}

/// A name or title with its line breaks.
fn displayed(text: &str, room: u64) -> String {
    balanced(&printable(text), room).join("\n")
}

/// One addressee on the label's line; several each on its own, their dashes under the colon (ô 9a).
pub(super) fn addressees(markup: &mut Markup, addressees: &Addressees) {
    match addressees.names.as_slice() {
        [name] => markup.element(
            "p",
            &[("class", "addressee")],
            &format!("{} {name}", addressees.label),
        ),
        names => {
            markup.open("div", &[("class", "addressees")]);
            markup.element("p", &[], &addressees.label);
            markup.open("ul", &[]);
            for name in names {
                markup.element("li", &[], &format!("- {name}"));
            }
            markup.close("ul");
            markup.close("div");
        }
    }
}

fn recipients(markup: &mut Markup, recipients: &Recipients) {
    markup.open("div", &[("class", "recipients")]);
    markup.optional("p", "recipients-label", &recipients.label);
    if !recipients.entries.is_empty() {
        markup.open("ul", &[]);
        for entry in &recipients.entries {
            markup.element("li", &[], &format!("- {entry}"));
        }
        markup.close("ul");
    }
    markup.close("div");
}

fn signature(markup: &mut Markup, signature: &Signature) {
    markup.open("div", &[("class", "signature")]);
    for line in signature.authority.iter().chain(&signature.position) {
        markup.element(
            "p",
            &[("class", "position")],
            &displayed(line, room(SIGNATURE_ROOM, 14)),
        );
    }
    markup.element("p", &[("class", "signer")], &signature.name);
    markup.close("div");
}
