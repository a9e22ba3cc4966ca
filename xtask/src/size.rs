//! `cargo xtask size`: what a first visit transfers, file by file, against the budget.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use xshell::Shell;

use crate::dist::{self, DIST};
use crate::encoding::gzip;
use crate::split;
use crate::versions::{INDICATORS_BUDGET, SIZE_BUDGET};

const FORM: &str = "the largest form of a template";
const STYLES: &str = "styles";
const RULES: &str = "rules of a template";
/// The lazy parts that the indicators of the open form come with, beside the rules of its template.
const INDICATORS: [&str; 1] = ["assess"];

struct Row {
    file: String,
    kind: &'static str,
    raw: usize,
    gzip: usize,
}

/// Prints the table; fails if the total is above the budget.
pub fn measure(sh: &Shell) -> Result<()> {
    dist::ensure_fresh(sh)?;
    let page = sh.read_file(format!("{DIST}/index.html"))?;
    let (mut rows, mut later, mut forms) = (Vec::new(), Vec::new(), Vec::new());
    let (mut needed, mut rules) = (Vec::new(), Vec::new());
    for part in INDICATORS {
        needed.extend(split::files_of(sh, part)?);
    }
    for (file, content) in dist::files(sh)? {
        let kind = match file.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "wasm" => "program",
            "packed" if file.starts_with("rules-") => RULES,
            "packed" => FORM,
            "js" => "scripts that start it",
            "css" => STYLES,
            _ => "page and icon",
        };
        let (raw, gzip) = (content.len(), gzip(&content)?.len());
        let list = match kind {
            FORM => &mut forms,
            RULES => &mut rules,
            _ if file == "index.html" || is_named(&page, &file) => &mut rows,
            "page and icon" if !file.ends_with(".webmanifest") => continue,
            _ => &mut later,
        };
        list.push(Row {
            file,
            kind,
            raw,
            gzip,
        });
    }
    // One of them is asked for before a form can be filled in: the budget holds for any.
    forms.sort_by_key(|form| form.gzip);
    rows.extend(forms.pop());
    rules.sort_by_key(|rules| rules.gzip);
    println!("     bytes     gzip -9");
    for row in &rows {
        print(&row.file, [row]);
    }
    for kind in rows.iter().map(|row| row.kind).collect::<BTreeSet<_>>() {
        print(
            &format!("= {kind}"),
            rows.iter().filter(|row| row.kind == kind),
        );
    }
    let total = print("total of a first visit", &rows);
    let is_needed =
        |row: &&Row| row.kind == STYLES || needed.iter().any(|end| row.file.ends_with(end));
    let indicators = later.iter().filter(is_needed);
    let indicators = rows.iter().chain(indicators).chain(rules.last());
    let with_indicators = print("the same with indicators", indicators);
    println!("\nNot counted: what is asked for once a form can be filled in");
    for row in later.iter().chain(&forms).chain(&rules) {
        print(&row.file, [row]);
    }
    judge("A first visit", total, SIZE_BUDGET)?;
    judge("With indicators it", with_indicators, INDICATORS_BUDGET)
}

/// Whether the browser loads `file` at once, because such an attribute of the page names it.
fn is_named(page: &str, file: &str) -> bool {
    let mut attributes = ["href", "src", "data-js", "data-wasm"].iter();
    attributes.any(|name| page.contains(&format!(" {name}=\"./{file}\"")))
}

/// Prints the sum of some rows, and tells what it is after gzip.
fn print<'row>(name: &str, rows: impl IntoIterator<Item = &'row Row>) -> usize {
    let add = |(raw, gzip), row: &Row| (raw + row.raw, gzip + row.gzip);
    let (raw, gzip) = rows.into_iter().fold((0, 0), add);
    println!("{:>10}  {:>10}  {name}", grouped(raw), grouped(gzip));
    gzip
}

fn judge(what: &str, gzip: usize, budget: usize) -> Result<()> {
    let (told, allowed) = (grouped(gzip), grouped(budget));
    ensure!(
        gzip <= budget,
        "{what} transfers {told} bytes after gzip; the budget is {allowed}. Load what a form does not need later, or drop a \
         dependency."
    );
    println!("Within the budget of {allowed} bytes.");
    Ok(())
}

/// `1234567` as `1,234,567`.
fn grouped(number: usize) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", grouped(number / 1000), number % 1000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_is_the_last_size_allowed() {
        assert!(judge("It", 7, 7).is_ok() && judge("It", 8, 7).is_err());
    }

    #[test]
    fn thousands_are_set_apart() {
        let told = [7, 999, 1_000, 1_034_567].map(grouped);
        assert_eq!(told, ["7", "999", "1,000", "1,034,567"]);
    }
}
