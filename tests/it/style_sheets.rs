//! The style sheets of the app, as far as how fast a page follows a key press depends on them.

use std::fs;
use std::path::Path;

/// Elements that hold a whole page: `:has()` of them is worked out again with each element that comes or goes on it.
const LARGE: [&str; 9] = [
    "html",
    "body",
    "main",
    "root",
    "layout",
    "layout__main",
    "editor",
    "editor__page",
    "editor__columns",
];

/// The element of which something is asked: what stands before, back to the last space or comma, without `:not(`.
fn subject(before: &str) -> String {
    let before = before.strip_suffix(":not(").unwrap_or(before);
    let start = before
        .rfind([' ', '\n', ',', '>', '}'])
        .map_or(0, |at| at + 1);
    before.get(start..).unwrap().replace([')', '('], ":")
}

#[test]
fn the_element_of_a_question_is_found_in_any_notation() {
    for (before, expected) in [
        ("}\n  .layout", ".layout"),
        ("}\n  .layout:not(", ".layout"),
        (
            ".a > .editor__columns.editor__columns--wide",
            ".editor__columns.editor__columns--wide",
        ),
        ("\n  .editor:not(.x)", ".editor:not:.x:"),
        ("\n  ", ""),
    ] {
        assert_eq!(subject(before), expected);
    }
}

#[test]
fn nothing_is_asked_of_all_that_a_page_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let (mut found, mut asked) = (Vec::new(), 0);
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        // Sheets of the printed document and of its preview: nobody types there.
        if !name.ends_with(".css") || name == "sheets.css" || name == "page-breaks.css" {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let mut parts: Vec<&str> = text.split(":has(").collect();
        parts.pop();
        for before in parts {
            asked += 1;
            let subject = subject(before);
            let mut elements = subject.split(['.', ':']).filter(|one| !one.is_empty());
            let is_large = |one: &str| LARGE.contains(&one.split("--").next().unwrap());
            if subject.is_empty() || elements.any(is_large) {
                found.push(format!("{name}: {subject}:has("));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
    assert!(asked > 3, "fields and lists are asked: {asked}");
}
