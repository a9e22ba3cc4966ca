//! `cargo xtask size`: what a first visit transfers, file by file, against the budget.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::dist;
use crate::failure::{Failure, Result};
use crate::folder;
use crate::pins;
use crate::project::Project;

/// Attributes of index.html whose values the browser loads at once.
const LOADED: [&str; 4] = ["href", "src", "data-js", "data-wasm"];

/// How the files end that hold forms of templates.
const FORM: &str = ".packed";

struct Row {
    file: String,
    raw: usize,
    gzip: usize,
}

/// Prints the table; fails if the total is above the budget.
pub fn measure(project: &Project) -> Result<()> {
    dist::ensure_fresh(project)?;
    let folder = project.dist();
    let page = read(&folder, "index.html")?;
    let mut files = first_visit(&String::from_utf8_lossy(&page));
    files.extend(snippets(&folder, "snippets"));
    let mut rows = vec![row("index.html", &page)?];
    for file in files {
        rows.push(row(&file, &read(&folder, &file)?)?);
    }
    let others = later(&folder, &rows)?;
    let (forms, parts): (Vec<Row>, Vec<Row>) =
        others.into_iter().partition(|row| row.file.ends_with(FORM));
    // One of them is asked for before a form can be filled in: the budget holds for any.
    rows.extend(forms.into_iter().max_by_key(|form| form.gzip));
    let total = Row {
        file: "total of a first visit".to_owned(),
        raw: rows.iter().map(|row| row.raw).sum(),
        gzip: rows.iter().map(|row| row.gzip).sum(),
    };
    print_table(&rows, &total);
    println!(
        "\nNot counted: what a form asks for by itself once it can be filled in, for indicators, findings and documents"
    );
    parts.iter().for_each(|row| {
        println!(
            "{}  {} bytes, {} after gzip -9",
            row.file,
            grouped(row.raw),
            grouped(row.gzip)
        )
    });
    judge(total.gzip)
}

/// Parts of the program that a first visit does not transfer.
fn later(dist: &Path, counted: &[Row]) -> Result<Vec<Row>> {
    let names = folder::files(dist)?.into_iter();
    let parts = names.filter(|name| {
        [".wasm", ".js", ".webmanifest", FORM]
            .iter()
            .any(|ending| name.ends_with(ending))
    });
    let parts: BTreeSet<String> = parts
        .filter(|name| counted.iter().all(|row| row.file != *name))
        .collect();
    parts
        .iter()
        .map(|name| row(name, &read(dist, name)?))
        .collect()
}

/// What a file of the first visit is.
fn kind(file: &str) -> &'static str {
    match file.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "wasm" => "program",
        "packed" => "the largest form of a template",
        "js" => "scripts that start it",
        "css" => "styles",
        _ => "page and icon",
    }
}

fn judge(gzip: usize) -> Result<()> {
    let (told, budget, goal) = (
        grouped(gzip),
        grouped(pins::SIZE_BUDGET),
        grouped(pins::SIZE_GOAL),
    );
    if gzip > pins::SIZE_BUDGET {
        return Err(Failure::new(format!(
            "A first visit transfers {told} bytes after gzip, {} above the budget of {budget}. Load what a form does not need \
             later, or drop a dependency.",
            grouped(gzip - pins::SIZE_BUDGET),
        )));
    }
    let met = if gzip <= pins::SIZE_GOAL {
        "met"
    } else {
        "not met"
    };
    println!("Within the budget of {budget} bytes; the goal of {goal} is {met}.");
    Ok(())
}

/// The files of the app that the page names, each once.
fn first_visit(page: &str) -> BTreeSet<String> {
    let own = |address: &&str| {
        !address.is_empty() && !address.contains(':') && !address.starts_with(['#', '/'])
    };
    LOADED
        .iter()
        .flat_map(|attribute| values(page, attribute))
        .filter(own)
        .map(|address| address.trim_start_matches("./").to_owned())
        .collect()
}

fn values<'page>(page: &'page str, attribute: &str) -> Vec<&'page str> {
    page.split(&format!(" {attribute}=\""))
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('"')?.0))
        .collect()
}

/// Modules that wasm-bindgen puts beside its own and that it imports at the start.
fn snippets(dist: &Path, below: &str) -> Vec<String> {
    let entries = fs::read_dir(dist.join(below))
        .into_iter()
        .flatten()
        .flatten();
    let names = entries.map(|entry| format!("{below}/{}", entry.file_name().to_string_lossy()));
    names
        .flat_map(|name| {
            if dist.join(&name).is_dir() {
                snippets(dist, &name)
            } else {
                vec![name]
            }
        })
        .collect()
}

fn read(dist: &Path, file: &str) -> Result<Vec<u8>> {
    fs::read(dist.join(file)).map_err(|error| {
        Failure::new(format!(
            "dist/{file} could not be read: {error}. Run `cargo xtask dist` and look at index.html."
        ))
    })
}

fn row(file: &str, bytes: &[u8]) -> Result<Row> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    let packed = packed.map_err(|error| {
        Failure::new(format!(
            "{file} could not be compressed: {error}. Is memory short?"
        ))
    })?;
    Ok(Row {
        file: file.to_owned(),
        raw: bytes.len(),
        gzip: packed.len(),
    })
}

fn print_table(rows: &[Row], total: &Row) {
    let width = rows
        .iter()
        .chain([total])
        .map(|row| row.file.chars().count())
        .max()
        .unwrap_or(0);
    let line = |row: &Row| {
        println!(
            "{:width$}  {:>10}  {:>10}",
            row.file,
            grouped(row.raw),
            grouped(row.gzip)
        )
    };
    println!("{:width$}  {:>10}  {:>10}", "file", "bytes", "gzip -9");
    rows.iter().for_each(line);
    let kinds: BTreeSet<&str> = rows.iter().map(|row| kind(&row.file)).collect();
    for name in kinds {
        let of_kind = || rows.iter().filter(|row| kind(&row.file) == name);
        let (raw, gzip) = (
            of_kind().map(|row| row.raw).sum(),
            of_kind().map(|row| row.gzip).sum(),
        );
        line(&Row {
            file: format!("= {name}"),
            raw,
            gzip,
        });
    }
    line(total);
}

/// `1234567` as `1,234,567`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: &[&str]) {
        let found: Vec<String> = first_visit(page).into_iter().collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn files_of_the_app_count_once() {
        check(
            r#"<link rel="preload" href="./a.wasm"><script id="boot" src="./boot.js" data-js="./a.js" data-wasm="./a.wasm">"#,
            &["a.js", "a.wasm", "boot.js"],
        );
    }

    #[test]
    fn other_addresses_do_not_count() {
        check(
            r##"<a href="#x"></a><a href="https://example.org/y"></a><img src="data:,z">"##,
            &[],
        );
    }

    #[test]
    fn the_budget_is_the_last_size_allowed() {
        assert!(judge(pins::SIZE_BUDGET).is_ok());
        assert!(judge(pins::SIZE_BUDGET + 1).is_err());
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(
            [7, 999, 1_000, 1_234_567].map(grouped),
            ["7", "999", "1,000", "1,234,567"]
        );
    }
}
