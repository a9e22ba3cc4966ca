//! The sheet of the printed document; its layout rules are those of Nghị định 30/2020/NĐ-CP, Phụ lục I.

/// One sheet out of the folder style/document. `cargo xtask csp` reads the list from here.
pub const STYLE: &str = concat!(
    include_str!("../../../style/document/page.css"),
    include_str!("../../../style/document/letterhead.css"),
    include_str!("../../../style/document/body.css"),
    include_str!("../../../style/document/signing.css"),
    include_str!("../../../style/document/annexes.css"),
    include_str!("../../../style/document/tables.css"),
    include_str!("../../../style/document/pictures.css"),
    include_str!("../../../style/document/check-mark.css"),
    include_str!("../../../style/document/screen.css"),
);
