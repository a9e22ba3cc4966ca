//! Addressees, recipients and signature (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7 and II.9).

use crate::document::tree::{Addressees, Recipients, Signature};
use crate::input::lines::{bare, entries, punctuated, without_label};
use crate::input::{letters, lines};
use crate::messages::vi::document;
use crate::model::report::Report;

/// "Kính gửi" (ô 9a): one name without punctuation, several ended by ";" and the last by ".".
pub(super) fn addressees(report: &Report) -> Option<Addressees> {
    let mut names = lines::addressees(report.words("document.addressees"));
    if names.len() > 1 {
        names = punctuated(names);
    }
    (!names.is_empty()).then(|| Addressees {
        label: document::ADDRESSEES.to_owned(),
        names,
    })
}

/// "Nơi nhận" (ô 9b): the addressees as "Như trên", the others, and last what the registry keeps.
pub(super) fn recipients(report: &Report) -> Recipients {
    let typed = without_label(report.words("document.recipients"), document::RECIPIENTS);
    let mut list: Vec<String> = Vec::new();
    if addressees(report).is_some() {
        list.push(document::AS_ABOVE.to_owned());
    }
    let others = entries(typed).into_iter();
    list.extend(
        others.filter(|entry| !entry.starts_with(document::ARCHIVE) && entry != document::AS_ABOVE),
    );
    list.push(format!("{} {}", document::ARCHIVE, archive(report)));
    Recipients {
        label: document::RECIPIENTS.to_owned(),
        entries: punctuated(list),
    }
}

fn archive(report: &Report) -> &str {
    let typed = without_label(bare(report.words("document.archive")), document::ARCHIVE);
    if typed.is_empty() {
        document::ARCHIVE_USUAL
    } else {
        typed
    }
}

/// Authority, position and name of who signs (ô 7a and 7b).
pub(super) fn signature(report: &Report) -> Signature {
    let head = report.words("document.signingHead").trim();
    let position = report.words("document.signerPosition").trim();
    let or_head = if position.is_empty() { head } else { position };
    let (authority, position) = match report.words("document.signingAuthority") {
        "tm" => (
            document::authority("TM.", head),
            letters::to_uppercase(position),
        ),
        "kt" => (
            document::authority("KT.", head),
            letters::to_uppercase(position),
        ),
        "tl" => (
            document::authority("TL.", head),
            letters::to_uppercase(position),
        ),
        "tuq" => (
            document::authority("TUQ.", head),
            letters::to_uppercase(position),
        ),
        "q" => (String::new(), document::authority("Q.", or_head)),
        _ => (String::new(), letters::to_uppercase(or_head)),
    };
    // A deputy signs for the chief also where the signature is given for others (Điều 13).
    let chief = match report.words("document.signingAuthority") {
        "tm" | "tl" | "tuq" => report.words("document.signingChief").trim(),
        _ => "",
    };
    let chief = if chief.is_empty() {
        String::new()
    } else {
        document::authority("KT.", chief)
    };
    Signature {
        authority: [authority, chief]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect(),
        position: Some(position)
            .filter(|line| !line.is_empty())
            .into_iter()
            .collect(),
        name: report.words("document.signerName").trim().to_owned(),
    }
}
