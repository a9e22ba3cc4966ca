//! Why a formula has no value, in words.

use crate::formula::outcome::Undefined;
use crate::model::answer::FieldPath;

/// Why an outcome has no value, in words for the person who fills in.
#[must_use]
pub fn undefined_text(why: &Undefined, label: impl Fn(&FieldPath) -> String) -> String {
    match why {
        Undefined::ZeroDenominator => "không tính được: mẫu số bằng 0".to_owned(),
        Undefined::NotApplicable(path) => {
            format!("không áp dụng: “{}” được ghi là không áp dụng", label(path))
        }
        Undefined::TooLarge => "không tính được: số quá lớn".to_owned(),
        Undefined::PreviousBlank(path) => format!("báo cáo kỳ trước chưa có “{}”", label(path)),
        Undefined::NoPrevious => "chưa có báo cáo kỳ trước trên máy này".to_owned(),
        Undefined::FirstRow => "không có số liệu liền trước".to_owned(),
        Undefined::Kinds => "không tính được: công thức của mẫu không hợp với số liệu".to_owned(),
    }
}

/// The same for the reader of the printed document.
#[must_use]
pub fn undefined_on_paper(why: &Undefined) -> String {
    match why {
        Undefined::NotApplicable(_) => "không áp dụng".to_owned(),
        Undefined::PreviousBlank(_) | Undefined::NoPrevious => {
            "không có số liệu kỳ trước".to_owned()
        }
        Undefined::TooLarge | Undefined::Kinds => "không tính được".to_owned(),
        Undefined::ZeroDenominator | Undefined::FirstRow => undefined_text(why, |_| String::new()),
    }
}
