//! Which build of the program runs.

/// A name that no other build has: the files that it was started from, which are named by their content. Empty where they stand
/// in the page.
#[must_use]
pub fn name() -> String {
    let boot = super::page::element("boot");
    let boot = boot.and_then(|boot| boot.get_attribute("data-js"));
    boot.unwrap_or_default()
}
