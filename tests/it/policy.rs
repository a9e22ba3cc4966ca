//! The policy in index.html allows the printed document's style sheet by its digest: the preview shows the document in a
//! frame that inherits the policy. Set UPDATE_KEPT=1 (or run `cargo xtask csp`) to write the digest anew after a change.

use bao_cao_so::document::html::style::STYLE;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

#[test]
fn the_policy_names_the_digest_of_the_sheet() {
    // A browser reads CR LF as LF before it computes the digest, so the two would never agree.
    assert!(!STYLE.contains('\r'));
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/index.html");
    let page = std::fs::read_to_string(file).unwrap();
    let (before, rest) = page.split_once("'sha256-").unwrap();
    let (_, after) = rest.split_once('\'').unwrap();
    assert!(before.ends_with("style-src 'self' "));
    let digest = STANDARD.encode(Sha256::digest(STYLE));
    let expected = format!("{before}'sha256-{digest}'{after}");
    if std::env::var_os("UPDATE_KEPT").is_some() {
        std::fs::write(file, &expected).unwrap();
    }
    assert_eq!(std::fs::read_to_string(file).unwrap(), expected);
}
