//! The style sheets of the app, as far as how fast a page follows a key press depends on them.

use std::fs;
use std::path::Path;

/// Elements that hold a whole page: `:has()` of them is worked out again with each element that comes or goes on it.
const LARGE: [&str; 9] = [
    "html",
    "body",
    "main",
    ":root",
    ".layout",
    ".layout__main",
    ".editor",
    ".editor__page",
    ".editor__columns",
];

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
        for before in text.split(":has(").collect::<Vec<_>>().iter().rev().skip(1) {
            let start = before
                .rfind([' ', '\n', ',', '(', '>', '}'])
                .map_or(0, |at| at + 1);
            let element = before.get(start..).unwrap();
            asked += 1;
            if LARGE.contains(&element) {
                found.push(format!("{name}: {element}:has("));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
    assert!(asked > 3, "fields and lists are asked: {asked}");
}
