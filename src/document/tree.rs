//! The laid-out document: its official parts in their order, as words.
//!
//! Knows no report, no HTML and no language: punctuation and phrases are in the texts already. What a writer adds is
//! position, type, and the marks "- " and "+ " before entries.

mod table;

pub use self::table::{Alignment, Cell, Column, HeaderCell, Row, Table, Width};

/// An official document (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I); parts in the order of reading.
///
/// A text that is empty is a part that is not there. A new line inside a text is a line break.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Language of the texts (BCP 47).
    pub language: String,
    /// Title for lists of files and windows; not printed.
    pub title: String,
    /// Snapshot of a document that is still being written; small, where it moves nothing (the layout has no place for it).
    pub draft_mark: String,
    /// Ô 1 to 4.
    pub letterhead: Letterhead,
    /// Tên loại, in capitals (ô 5a).
    pub kind: String,
    /// Trích yếu (ô 5a).
    pub subject: String,
    /// Ô 9a; only in reports to a superior.
    pub addressees: Option<Addressees>,
    /// Căn cứ, each with its punctuation (ô 6).
    pub bases: Vec<String>,
    /// Nội dung (ô 6).
    pub body: Vec<Block>,
    /// The last paragraphs, which stay on one page with the signature; the last one ends "./.".
    pub closing: Vec<String>,
    /// Ô 9b.
    pub recipients: Recipients,
    /// Ô 7a and 7b.
    pub signature: Signature,
    /// Phụ lục (mục III.1).
    pub annexes: Vec<Annex>,
    /// At the foot of the last page: by what a reader matches the paper to its data.
    pub check_mark: Option<CheckMark>,
    /// The data of the document, for programs; a writer that can carry them does.
    pub data: Option<Data>,
}

/// Data that travel with a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Data {
    /// Name by which programs find them.
    pub name: String,
    /// JSON text.
    pub json: String,
}

/// By what a reader matches the paper to its data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckMark {
    /// What it is and the short form of the digest, a line each.
    pub lines: Vec<String>,
    /// What the square beside it holds, for cameras.
    pub coded: String,
    /// The square in words, for those who do not see it.
    pub described: String,
}

/// The head of the first page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// Cơ quan chủ quản, in capitals (ô 2).
    pub superior: String,
    /// Cơ quan ban hành, in capitals (ô 2).
    pub issuer: String,
    /// Quốc hiệu (ô 1).
    pub state: String,
    /// Tiêu ngữ (ô 1).
    pub motto: String,
    /// Số, ký hiệu (ô 3).
    pub code_line: String,
    /// Địa danh và thời gian (ô 4).
    pub place_date: String,
}

/// To whom the report goes: one on the label's line, several each on a line of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addressees {
    /// "Kính gửi:".
    pub label: String,
    /// Names, with their punctuation.
    pub names: Vec<String>,
}

/// Who gets a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recipients {
    /// "Nơi nhận:".
    pub label: String,
    /// Entries, with their punctuation.
    pub entries: Vec<String>,
}

/// Who signs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// "TM. ỦY BAN NHÂN DÂN", "KT. GIÁM ĐỐC"; none when the head signs.
    pub authority: Vec<String>,
    /// "PHÓ GIÁM ĐỐC".
    pub position: Vec<String>,
    /// Full name.
    pub name: String,
}

/// An annex, with pages numbered on their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annex {
    /// "Phụ lục", with a Roman number when there are two or more.
    pub label: String,
    /// Title, in capitals.
    pub title: String,
    /// "(Kèm theo Báo cáo số ...)".
    pub attachment: String,
    /// "(Số liệu tính từ ngày ... đến ngày ...)"; empty when it holds no figures.
    pub cut_off: String,
    /// How its pages lie.
    pub orientation: Orientation,
    /// Contents.
    pub blocks: Vec<Block>,
}

/// How pages lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Orientation {
    /// A4 along its length.
    #[default]
    Portrait,
    /// A4 along its width, for wide tables.
    Landscape,
}

/// A part of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading {
        /// Its depth.
        level: Level,
        /// Its printed number: "I.", "2.1.", "a)".
        number: String,
        /// Its words.
        text: String,
    },
    /// A paragraph.
    Paragraph(String),
    /// An entry of a list, led by "-".
    Dash(String),
    /// An entry below a dash, led by "+".
    Plus(String),
    /// Words in place of text that is not there.
    Remark(String),
    /// A table.
    Table(Table),
    /// A picture.
    Picture(Picture),
}

/// A picture with what is said below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// The picture as a file of SVG.
    pub svg: String,
    /// What it shows: "Biểu đồ 1. …".
    pub caption: String,
    /// The same for those who do not see it, and where its numbers stand.
    pub described: String,
}

/// Depth of a heading (mục II.6: phần, mục, khoản, and below).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// `Phần I`, and the title below it; in documents that have one.
    Part,
    /// `I. TIÊU ĐỀ`.
    One,
    /// `1. Tiêu đề`.
    Two,
    /// `1.1. Tiêu đề`.
    Three,
    /// `a) Tiêu đề`, and all below it.
    Four,
}

impl Level {
    /// The level of a depth that counts from 1 at the top.
    #[must_use]
    pub fn at_depth(depth: usize) -> Self {
        match depth {
            0 | 1 => Self::One,
            2 => Self::Two,
            3 => Self::Three,
            _ => Self::Four,
        }
    }
}
