//! Faces of type on this machine.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, FontFace, HtmlCanvasElement};

/// Letters that faces without Vietnamese lack.
const LETTERS: &str = "ỦẵợỈ";

/// The first of the faces that this machine has with every Vietnamese letter; `None` when it has none of them.
pub async fn first_of(names: &[&'static str]) -> Option<&'static str> {
    for name in names {
        if is_here(name).await && has_letters(name).unwrap_or(false) {
            return Some(name);
        }
    }
    None
}

/// `local()` names the very face, never one that the system puts in its place.
async fn is_here(name: &str) -> bool {
    let loading =
        FontFace::new_with_str("probe", &format!("local(\"{name}\")")).and_then(|face| face.load());
    match loading {
        Ok(loading) => JsFuture::from(loading).await.is_ok(),
        Err(_) => false,
    }
}

/// A letter that the face lacks is as wide as in the face behind it.
fn has_letters(name: &str) -> Option<bool> {
    let document = super::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.unchecked_into();
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    let width = |behind: &str| {
        pen.set_font(&format!("100px \"{name}\", {behind}"));
        Some(pen.measure_text(LETTERS).ok()?.width().to_bits())
    };
    let (one, other) = (width("monospace")?, width("sans-serif")?);
    Some(one == other)
}
