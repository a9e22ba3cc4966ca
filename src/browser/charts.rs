//! Charts: the script that draws them, which comes when the first is shown, and numbers as it takes them.
//!
//! The script (assets/charts.js) brings the custom element `<e-chart>`, which views draw like any other: no chart is called from
//! here. Not here: what charts show.

use std::cell::RefCell;

use charming::Chart;
use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

use super::events::call_at;
use super::lazy::LoadError;
use super::page;
use crate::model::exact::Exact;

/// The script, from the page; `cargo xtask dist` gives it a name that changes with its contents.
const SCRIPT: &str = match option_env!("CHARTS") {
    Some(name) => name,
    None => "assets/charts.js",
};
/// Id of its element.
const ID: &str = "charts-script";
/// Asks the script of the one-file edition for it (assets/one-file.js).
const HELD: &str = "bao-cao-so-charts";

thread_local! {
    /// The script is on its way, or here.
    static LOADING: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// Loads the script, once; after a failure the next call tries again.
///
/// # Errors
/// It did not come.
pub async fn load() -> Result<(), LoadError> {
    let known = LOADING.with_borrow(Clone::clone);
    let loading = match known {
        Some(loading) => loading,
        None => {
            let loading = ask().ok_or(LoadError)?;
            LOADING.set(Some(loading.clone()));
            loading
        }
    };
    if JsFuture::from(loading).await.is_err() {
        LOADING.set(None);
        page::remove(ID);
        return Err(LoadError);
    }
    Ok(())
}

fn ask() -> Option<Promise> {
    let window = super::window()?;
    let document = window.document()?;
    let script = document.create_element("script").ok()?;
    script.set_id(ID);
    // The page of the one-file edition holds the script, and its policy lets nothing be asked for.
    let is_held = page::update_status() == "file";
    let kind = if is_held {
        ("type", "text/plain")
    } else {
        ("src", SCRIPT)
    };
    script.set_attribute(kind.0, kind.1).ok()?;
    let loading = Promise::new(&mut |loaded, failed| {
        call_at(&script, "load", &loaded);
        call_at(&script, "error", &failed);
    });
    document.document_element()?.append_child(&script).ok()?;
    if is_held {
        page::tell(HELD);
    }
    Some(loading)
}

/// A number for drawing, with the decimals that are shown of it: the only binary floating point of the program. Nothing is worked
/// out with it, and the table beside each chart has the number itself.
#[must_use]
pub fn drawn(value: &Exact, decimals: u32) -> f64 {
    value.to_text(decimals).parse().unwrap_or_default()
}

/// What a chart shows, as the element takes it.
#[must_use]
pub fn option(chart: &Chart) -> String {
    serde_json::to_string(chart).unwrap_or_default()
}

/// How a chart stands on paper.
#[derive(Clone, Copy, Debug)]
pub struct OnPaper<'a> {
    /// Unit of its numbers; empty for none.
    pub unit: &'a str,
    /// Decimals of numbers that are not whole; none where they differ.
    pub decimals: Option<u32>,
    /// Faces of its type, the first that is there.
    pub faces: &'a [&'a str],
    /// Width and height, in CSS's pixels.
    pub size: (u32, u32),
}

/// A picture of a chart as SVG text, for paper; none before the script is here.
#[must_use]
pub fn still(chart: &Chart, paper: OnPaper<'_>) -> Option<String> {
    let document = super::window()?.document()?;
    let element = document.create_element("e-chart").ok()?;
    let set = |name, value: &str| element.set_attribute(name, value).ok();
    set("width", &paper.size.0.to_string())?;
    set("height", &paper.size.1.to_string())?;
    set("unit", paper.unit)?;
    if let Some(decimals) = paper.decimals {
        set("decimals", &decimals.to_string())?;
    }
    set("still", &paper.faces.join(", "))?;
    // The last one: it draws.
    element.set_attribute("option", &option(chart)).ok()?;
    element.get_attribute("svg")
}
