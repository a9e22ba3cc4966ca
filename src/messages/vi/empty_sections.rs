//! What stands in the document in the place of what is not there.

/// In place of the text of a section that has none, while the report is being written.
pub const EMPTY_SECTION: &str = "(Mục này chưa có nội dung.)";
/// In the place of sentences of a section whose numbers stand in an annex.
pub const IN_ANNEX: &str = "(Số liệu của mục này có tại phụ lục.)";
/// Of a section whose numbers make no sentence yet.
pub const NO_SENTENCE: &str = "(Số liệu của mục này chưa đủ để viết thành câu.)";
/// In a finished report.
pub const NOTHING_TO_REPORT: &str = "(Không có nội dung báo cáo.)";
/// In the place of a number that the agencies behind a department's report left blank.
pub const LEFT_BLANK: &str = "đơn vị để trống";
