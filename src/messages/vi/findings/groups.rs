//! Headings of findings of one kind in one section.

use crate::assess::finding::{Finding, Problem, Slip};
use crate::assess::groups::FindingGroup;
use crate::assess::lookup::ReportLookup;
use crate::messages::vi::rows;

/// What a group says in one line: its finding itself where it is one, else how many of what kind.
#[must_use]
pub fn heading(group: &FindingGroup, lookup: &ReportLookup<'_>) -> String {
    match group.findings.as_slice() {
        [only] => super::render(only, lookup).screen,
        several if group.is_missing() => format!("Chưa điền {} ô.", several.len()),
        several => several
            .first()
            .map(|first| of_kind(&first.problem, several.len()))
            .unwrap_or_default(),
    }
}

/// A finding in the list of its group: the name of what is blank, else what is wrong.
#[must_use]
pub fn entry(finding: &Finding, lookup: &ReportLookup<'_>) -> String {
    match (&finding.problem, finding.fields.first()) {
        (Problem::Blank, Some(path)) => rows::label(path, lookup),
        _ => super::render(finding, lookup).screen,
    }
}

fn of_kind(problem: &Problem, count: usize) -> String {
    let what = match problem {
        Problem::Blank | Problem::BlankCell => "ô chưa điền",
        Problem::NoReason => "ô chọn “Không áp dụng” nhưng chưa ghi lý do",
        Problem::EmptyGroup => "nhóm chưa có dòng nào",
        Problem::Unreadable { .. } => "ô ghi chữ không đọc được thành số liệu",
        Problem::StatedDiffers { .. } => "tỷ lệ ghi tay khác tỷ lệ tính từ số đếm",
        Problem::StatedOfNone { .. } => "tỷ lệ ghi tay có mẫu số bằng 0",
        Problem::StatedWithoutCounts { .. } => "tỷ lệ ghi tay chưa có số đếm để kiểm tra",
        Problem::OverTheWhole { .. } => "tỷ lệ vượt quá 100%",
        Problem::TargetCopied { .. } => "tỷ lệ ghi tay đúng bằng mục tiêu",
        Problem::OutlineLeft { .. } => "ô còn giữ lời của đề cương",
        Problem::OverLimit { .. } => "số liệu lớn hơn mức thường gặp",
        Problem::StatedAsFraction { .. } => "tỷ lệ ghi tay chưa đến 1%",
        Problem::Jump { .. } => "số liệu chênh lệch nhiều lần so với kỳ trước",
        Problem::ChangedMuch(_) => "số liệu tăng, giảm nhiều so với kỳ trước",
        Problem::YearJump { .. } => "số liệu chênh lệch nhiều lần so với năm liền kề",
        Problem::FarDate { .. } => "ngày nằm xa kỳ báo cáo",
        Problem::NotBegun { .. } => "kỳ báo cáo chưa bắt đầu",
        Problem::UnusualDays { .. } => "kỳ số liệu khác thường lệ",
        Problem::Declared(_) | Problem::Broken(_) => "dòng không đạt cùng một kiểm tra",
        Problem::Slip(slip) => match slip {
            Slip::Symbols(_) => "nội dung ghi sai ký hiệu văn bản",
            Slip::Dates(_) => "nội dung ghi ngày tháng chưa đúng",
            Slip::UnevenEnds { .. } => "danh sách kết thúc các dòng không thống nhất",
            Slip::Garbled(_) => "nội dung có chữ hỏng phông",
            Slip::Rates(_) => "nội dung ghi tỷ lệ thiếu dấu %",
            Slip::Numbers { .. } => "nội dung ghi số theo hai cách",
            Slip::ActDates { .. } | Slip::ActYear { .. } => {
                "văn bản ghi ngày ban hành không thống nhất"
            }
            Slip::Force { .. } => "văn bản không còn hoặc chưa có hiệu lực trong kỳ",
            Slip::Annexes { .. } => "nội dung nhắc đến phụ lục không kèm theo",
        },
    };
    format!("Có {count} {what}.")
}
