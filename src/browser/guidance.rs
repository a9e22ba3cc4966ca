//! The guidance of the number that is being typed: its row has two lines for label and guidance together, and a place of its own
//! shows what has no room there (`ui::editor::guidance`).

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::pagination::whole;

/// The guidance of a field, as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guidance {
    /// All of its guidance.
    pub text: String,
    /// How far the row stands below the top of the form, in pixels.
    pub top: i32,
    /// Its row does not show all of it.
    pub is_cut: bool,
}

/// Listens until it is dropped.
pub struct GuidanceListener {
    _listener: EventListener,
}

/// Hears of the guidance of each field that gets the focus; `None` for one that has none, or no row of a number.
pub fn on_guidance(told: impl Fn(Option<Guidance>) + 'static) -> Option<GuidanceListener> {
    let window = super::window()?;
    let listener = EventListener::new(&window, "focusin", move |event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        told(target.and_then(|target| guidance(&target)));
    });
    Some(GuidanceListener {
        _listener: listener,
    })
}

fn guidance(control: &Element) -> Option<Guidance> {
    let closest = |from: &Element, which| from.closest(which).ok().flatten();
    let row = closest(control, ".editor__items > .field")?;
    let find = |which| row.query_selector(which).ok().flatten();
    let text = find(".field__text")?;
    let hint = find(".field__text > .field__hint")?;
    let is_shown = hint.get_bounding_client_rect().height() > 0.0;
    let form = closest(&row, ".editor__page")?;
    let top = |of: &Element| whole(of.get_bounding_client_rect().top());
    Some(Guidance {
        text: hint.text_content()?.trim().to_owned(),
        top: top(&row) - top(&form),
        is_cut: !is_shown
            || text.scroll_height() > whole(text.get_bounding_client_rect().height()) + 1,
    })
}
