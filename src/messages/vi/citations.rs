//! Acts as the document cites them (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6), and legal bases.

use crate::input::{date, letters};
use crate::messages::vi::document::{BASIS, given};
use crate::model::citation::Citation;

/// Kinds of act that are cited by name, without number, symbol and issuer (mục II.6).
const LAWS: [&str; 4] = ["Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh"];
/// Words that begin a basis; before any other beginning stands "Căn cứ".
const LEADS: [&str; 6] = [BASIS, "Thực hiện", "Theo", "Xét", "Trên cơ sở", "Tiếp theo"];
/// First words of subjects that follow the issuer without "về".
const ACTIONS: [&str; 13] = [
    "về",
    "quy định",
    "ban hành",
    "phê duyệt",
    "hướng dẫn",
    "sửa đổi",
    "bổ sung",
    "bãi bỏ",
    "công bố",
    "thành lập",
    "thay thế",
    "đính chính",
    "giao",
];

/// The first citation of an act: kind, number, symbol, date, issuer and subject; a law without number, symbol and
/// issuer (mục II.6).
#[must_use]
pub fn full_citation(act: &Citation) -> String {
    let mut words = vec![short_citation(act)];
    words.extend(act.date.map(date::long));
    if !is_law(act) {
        words.extend(given(&act.issuer).map(|issuer| format!("của {issuer}")));
        words.extend(given(&act.subject).map(about));
    }
    words.join(" ")
}

/// A later citation: kind, number and symbol; a law by its name (mục II.6).
#[must_use]
pub fn short_citation(act: &Citation) -> String {
    let subject = act.subject.trim();
    if is_law(act) {
        return if subject.starts_with(&act.kind) {
            subject.to_owned()
        } else {
            format!("{} {subject}", act.kind)
        };
    }
    let code: Vec<&str> = [&act.number, &act.symbol]
        .into_iter()
        .filter_map(|part| given(part))
        .collect();
    if code.is_empty() {
        act.kind.clone()
    } else {
        format!("{} số {}", act.kind, code.join("/"))
    }
}

/// A basis that names an act which the registry does not have; visible, so that it is put right before printing.
#[must_use]
pub fn unknown_act(id: &str) -> String {
    format!("[văn bản “{id}” không có trong danh mục]")
}

/// A basis as typed, with "Căn cứ" before it unless it begins with such words itself.
#[must_use]
pub fn basis(typed: &str) -> String {
    let lower = letters::search_key(typed);
    let led = LEADS.iter().any(|lead| {
        lower
            .strip_prefix(&letters::search_key(lead))
            .is_some_and(|rest| rest.starts_with(' '))
    });
    if led {
        typed.to_owned()
    } else {
        format!("{BASIS} {typed}")
    }
}

fn is_law(act: &Citation) -> bool {
    LAWS.iter().any(|law| act.kind.eq_ignore_ascii_case(law))
}

/// A subject after the issuer: it begins with a small letter, led by "về" unless it begins with what the act does.
fn about(subject: &str) -> String {
    let lower = letters::to_lowercase(subject);
    if ACTIONS.iter().any(|action| {
        lower
            .strip_prefix(action)
            .is_some_and(|rest| rest.starts_with(' '))
    }) {
        return letters::uncapitalize(subject);
    }
    format!("về {subject}")
}
