//! The QR code of the check mark, as a path of SVG.

use qrcodegen::{QrCode, QrCodeEcc};

use super::markup::Markup;

/// Blank modules around the code, which cameras need (ISO/IEC 18004).
const MARGIN: i32 = 4;

/// Writes the square; nothing when it could not hold so much.
pub fn write(markup: &mut Markup, coded: &str, described: &str) {
    let Ok(code) = QrCode::encode_text(coded, QrCodeEcc::Medium) else {
        return;
    };
    let side = (code.size() + 2 * MARGIN).to_string();
    let view = format!("0 0 {side} {side}");
    markup.open(
        "svg",
        &[
            ("class", "check-square"),
            ("viewBox", &view),
            ("role", "img"),
            ("aria-label", described),
        ],
    );
    markup.element("path", &[("d", &path(&code))], "");
    markup.close("svg");
}

/// A rectangle for each run of dark modules of a row.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for row in 0..code.size() {
        let mut column = 0;
        while column < code.size() {
            let run = (column..code.size())
                .take_while(|column| code.get_module(*column, row))
                .count();
            let run = i32::try_from(run).unwrap_or(0);
            if run > 0 {
                path.push_str(&format!(
                    "M{} {}h{run}v1h-{run}z",
                    column + MARGIN,
                    row + MARGIN
                ));
            }
            column += run.max(1);
        }
    }
    path
}
