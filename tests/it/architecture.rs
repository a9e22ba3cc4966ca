//! The house: which layer may import which (ARCHITECTURE.md names them).

use std::fs;
use std::path::{Path, PathBuf};

/// The layers in reading order; each imports only from those before it.
const LAYERS: [&str; 16] = [
    "model",
    "input",
    "proofread",
    "formula",
    "template",
    "assess",
    "rollup",
    "collection",
    "messages",
    "formats",
    "catalog",
    "document",
    "storage",
    "browser",
    "state",
    "ui",
];
/// Layers that may name the browser. `ui` names event types only, through leptos.
const BROWSER: [&str; 3] = ["browser", "state", "ui"];

/// All Rust files below a folder.
pub fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// Every source file with its layer and its text, comments left out.
fn sources() -> Vec<(String, PathBuf, String)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&source, &mut files);
    let of_layer = |path: PathBuf| {
        let inside = path.strip_prefix(&source).unwrap().to_owned();
        let layer = inside
            .components()
            .next()
            .unwrap()
            .as_os_str()
            .to_str()
            .unwrap()
            .to_owned();
        let text = fs::read_to_string(&path).unwrap();
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        (layer, inside, code)
    };
    files
        .into_iter()
        .map(of_layer)
        .filter(|(layer, ..)| LAYERS.contains(&layer.as_str()))
        .collect()
}

fn rank(layer: &str) -> usize {
    LAYERS.iter().position(|known| *known == layer).unwrap()
}

#[test]
fn imports_run_one_way() {
    let sources = sources();
    assert!(sources.len() > 40);
    let mut wrong = Vec::new();
    for (layer, file, code) in &sources {
        for other in LAYERS.iter().filter(|other| rank(other) > rank(layer)) {
            if code.contains(&format!("crate::{other}"))
                || code.contains(&format!("bao_cao_so::{other}"))
            {
                wrong.push(format!("{} imports {other}", file.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Words that are matched against what people write, alphabets, the forms of dates and headings that the decree sets, and the
/// names of periods in files:
/// no sentence is made of them.
const LEXICONS: [&str; 17] = [
    "assess/checks/lexicon.rs",
    "browser/fonts.rs",
    "formats/archive/names.rs",
    "formats/clipboard/paste/lexicon.rs",
    "formats/clipboard/paste/words_around.rs",
    "input/abbreviations.rs",
    "input/ascii.rs",
    "input/date.rs",
    "input/encoding.rs",
    "input/letters.rs",
    "input/lexicon.rs",
    "input/numbering.rs",
    "input/period_label.rs",
    "proofread/annex.rs",
    "proofread/citation.rs",
    "proofread/prose.rs",
    "proofread/written_date.rs",
];

#[test]
fn sentences_stand_in_messages_only() {
    let vietnamese = |text: &str| {
        text.chars().any(|letter| {
            let small = letter.to_lowercase().next().unwrap_or(letter);
            // The signs of times and divided stand among these letters.
            small != '÷' && (small == 'đ' || matches!(small, '\u{1ea0}'..='\u{1ef9}' | 'à'..='ý' | 'ă' | 'ĩ' | 'ũ' | 'ơ' | 'ư'))
        })
    };
    let mut wrong = Vec::new();
    for (layer, file, code) in sources() {
        let name = file.to_str().unwrap();
        let allowed = layer == "messages" || LEXICONS.contains(&name);
        let strings: Vec<&str> = code
            .lines()
            // What stands behind the code of a line is a comment.
            .map(|line| line.split(" // ").next().unwrap_or_default())
            .filter(|line| vietnamese(line))
            .collect();
        if !allowed && !strings.is_empty() {
            wrong.push(format!("{name}: {}", strings.join(" | ").trim()));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn only_the_browser_layer_touches_the_browser() {
    let names = ["web_sys", "js_sys", "wasm_bindgen", "gloo_"];
    let mut wrong = Vec::new();
    for (layer, file, code) in sources() {
        let banned: &[&str] = if layer == "browser" { &[] } else { &names };
        // Handlers name the types of events and elements, which leptos hands on.
        let code = code.replace("leptos::web_sys", "leptos");
        wrong.extend(
            banned
                .iter()
                .filter(|name| code.contains(**name))
                .map(|name| format!("{}: {name}", file.display())),
        );
        if !BROWSER.contains(&layer.as_str()) && code.contains("leptos") {
            wrong.push(format!("{}: leptos", file.display()));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Ways by which a text becomes markup or code in a browser.
const MARKUP: [&str; 16] = [
    "innerHTML",
    "inner_html",
    "outerHTML",
    "outer_html",
    "insertAdjacentHTML",
    "insert_adjacent_html",
    "document.write",
    "create_contextual_fragment",
    "createContextualFragment",
    "DOMParser",
    "DomParser",
    "setHTMLUnsafe",
    "eval(",
    "new Function",
    "Function::new_",
    "javascript:",
];

#[test]
fn no_text_becomes_markup_or_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scripts = [
        "boot.js",
        "charts.js",
        "offline.js",
        "one-file.js",
        "reader.js",
        "sw.js",
    ]
    .map(|name| root.join("assets").join(name));
    let scripts = scripts
        .into_iter()
        .map(|path| (path.clone(), fs::read_to_string(path).unwrap()));
    let mut wrong = Vec::new();
    for (file, code) in sources()
        .into_iter()
        .map(|(_, file, code)| (file, code))
        .chain(scripts)
    {
        wrong.extend(
            MARKUP
                .iter()
                .filter(|way| code.contains(**way))
                .map(|way| format!("{}: {way}", file.display())),
        );
        // Documents that are shown as markup are written by `document::html`, which escapes, and their frames run nothing.
        let shows = ["preview.rs", "synthesis_document.rs"];
        let is_shown = shows.iter().any(|one| file.ends_with(one));
        if code.contains("srcdoc") && (!is_shown || code.contains("allow-scripts")) {
            wrong.push(format!("{}: srcdoc", file.display()));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_browser_fills_in_no_text_and_no_choice_by_itself() {
    let mut found = Vec::new();
    let mut seen = 0;
    for (_, path, text) in sources() {
        for tag in ["<textarea", "<select"] {
            for (at, _) in text.match_indices(tag) {
                seen += 1;
                // A closure in an attribute has such a sign too.
                let ends = text[at..]
                    .match_indices('>')
                    .find(|(end, _)| !text[..at + end].ends_with(['=', '-']));
                let end = ends.map_or(text.len(), |(end, _)| at + end);
                if !text[at..end].contains("autocomplete=\"off\"") {
                    found.push(format!("{}: {tag}", path.display()));
                }
            }
        }
    }
    assert!(seen > 8);
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_model_knows_no_file_format() {
    let wrong: Vec<String> = sources()
        .into_iter()
        .filter(|(layer, _, code)| {
            // What is shipped compiled derives serde, for bytes that are no file format (docs/decisions/09).
            let derived = [
                "use serde::{Deserialize, Serialize};",
                "#[serde(skip)]",
                "#[serde(with =",
                "#[serde(into =",
            ];
            let mut lines = code.lines().filter(|line| line.contains("serde"));
            layer == "model" && lines.any(|line| !derived.iter().any(|one| line.contains(one)))
        })
        .map(|(_, file, _)| file.display().to_string())
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn state_has_no_mutable_globals() {
    for (layer, file, text) in sources() {
        let global = ["thread_local!", "static mut ", "LazyLock", "OnceLock"]
            .iter()
            .find(|word| text.contains(**word));
        assert!(
            layer != "state" || global.is_none(),
            "{}: {global:?}",
            file.display()
        );
    }
}

/// What a page shows follows what outlives it through `page_memo`: any other memo stays behind in it.
#[test]
fn memos_of_pages_end_with_them() {
    let sources = sources();
    let pages = sources
        .iter()
        .filter(|(layer, file, _)| layer == "ui" && !file.ends_with("app.rs"));
    let wrong: Vec<_> = pages
        .filter(|(.., code)| code.contains("Memo::new("))
        .map(|(_, file, _)| file)
        .collect();
    assert_eq!(wrong, Vec::<&PathBuf>::new());
}

#[test]
fn no_binary_floating_point_in_the_core() {
    let core = |layer: &str| rank(layer) < rank("browser");
    let wrong: Vec<String> = sources()
        .into_iter()
        .filter(|(layer, _, code)| {
            // The schema of a JSON number is named by the type that JSON Schema knows.
            let code: String = code
                .lines()
                .filter(|line| !line.contains("schemars(with"))
                .collect();
            core(layer) && (code.contains("f64") || code.contains("f32"))
        })
        .map(|(_, file, _)| file.display().to_string())
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn files_say_what_they_are_and_stay_short() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    rust_files(&source.join("src"), &mut files);
    rust_files(&source.join("tests"), &mut files);
    let mut wrong = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        if !text.starts_with("//!") {
            wrong.push(format!("{}: no header", path.display()));
        }
        if path.starts_with(source.join("src")) && text.lines().count() > 300 {
            wrong.push(format!(
                "{}: {} lines",
                path.display(),
                text.lines().count()
            ));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// What a file of the document layer may name of the crate and of its own layer.
#[track_caller]
fn check_names(file: &str, allowed: &[&str]) {
    let (_, _, code) = sources()
        .into_iter()
        .find(|(_, path, _)| path == Path::new(file))
        .expect("the file");
    let named = code
        .lines()
        .filter(|line| line.trim_start().starts_with("use ") || line.contains("crate::"));
    let wrong: Vec<&str> = named
        .filter(|line| !allowed.iter().any(|one| line.contains(one)))
        .collect();
    assert_eq!(wrong, Vec::<&str>::new(), "{file}");
}

#[test]
fn the_document_tree_knows_neither_reports_nor_html() {
    check_names("document/tree.rs", &["use self::table::"]);
    check_names("document/tree/table.rs", &[]);
}

#[test]
fn a_writer_knows_the_tree_and_no_report() {
    let writer = sources().into_iter().filter(|(layer, file, _)| {
        layer == "document" && file.to_str().unwrap().starts_with("document/html")
    });
    let mut files = 0;
    for (_, file, code) in writer {
        check_names(
            file.to_str().unwrap(),
            &[
                "use base64::",
                "use std::",
                "use super::",
                "use blocks::",
                "use markup::",
                "use official_parts::",
                "use pages::",
                "use qrcodegen::",
                "use style::",
                "document::printable::",
                "document::tree::",
                "document::typography::",
            ],
        );
        assert!(!code.contains("compose::"), "{} composes", file.display());
        files += 1;
    }
    assert!(files > 5);
}
