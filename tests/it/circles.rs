//! The house: inside a layer, no file leads back to itself through what it imports.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::architecture::rust_files;

type Module = Vec<String>;

/// The module that a file under `src` is.
fn module_of(file: &Path) -> Module {
    let mut parts: Module = file
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_str().unwrap().to_owned())
        .collect();
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    parts
}

fn is_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

/// The paths of a tree of imports, which begins behind `prefix`; returns what stands behind the tree.
fn paths<'a>(mut text: &'a str, prefix: &Module, into: &mut Vec<Module>) -> &'a str {
    let mut path = prefix.clone();
    loop {
        text = text.trim_start();
        if let Some(inside) = text.strip_prefix('{') {
            text = inside;
            while !text.trim_start().starts_with('}') {
                text = paths(text, &path, into).trim_start();
                text = text.strip_prefix(',').unwrap_or(text);
            }
            return &text.trim_start()[1..];
        }
        let end = text.find(|sign| !is_word(sign)).unwrap_or(text.len());
        if end == 0 {
            // A star, or the end of a text that is no tree.
            return text.strip_prefix('*').unwrap_or(text);
        }
        path.push(text[..end].to_owned());
        text = &text[end..];
        match text.strip_prefix("::") {
            Some(rest) => text = rest,
            None => {
                into.push(path);
                let alias = text.trim_start().strip_prefix("as ").map(str::trim_start);
                return alias.map_or(text, |name| name.trim_start_matches(is_word));
            }
        }
    }
}

/// Every path in a file that begins with `crate::`, `super::`, `self::` or a module that the file declares.
fn mentions(code: &str) -> Vec<Module> {
    let mut found = Vec::new();
    let declared = code
        .split("mod ")
        .skip(1)
        .filter_map(|rest| rest.split_once(';'))
        .filter(|(name, _)| name.chars().all(is_word))
        .map(|(name, _)| format!("{name}::"));
    let starts = ["crate::", "super::", "self::"].map(str::to_owned);
    for start in starts.into_iter().chain(declared) {
        for (at, _) in code.match_indices(&start) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|sign| is_word(sign) || sign == ':' || sign == '$') {
                continue;
            }
            paths(&code[at..], &Vec::new(), &mut found);
        }
    }
    found
}

/// A mentioned path from the top of the crate.
fn absolute(path: &[String], module: &Module) -> Module {
    if path.first().is_some_and(|first| first == "crate") {
        return path[1..].to_vec();
    }
    let ups = path.iter().take_while(|part| *part == "super").count();
    let mut whole = module[..module.len().saturating_sub(ups)].to_vec();
    let below = &path[ups..];
    whole.extend_from_slice(below.strip_prefix(&["self".to_owned()]).unwrap_or(below));
    whole
}

/// Which files of its own layer each file mentions.
fn imports() -> BTreeMap<Module, BTreeSet<Module>> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&source, &mut files);
    let texts: BTreeMap<Module, String> = files
        .iter()
        .map(|file| {
            let text = fs::read_to_string(file).unwrap();
            let code: Vec<&str> = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect();
            (
                module_of(file.strip_prefix(&source).unwrap()),
                code.join("\n"),
            )
        })
        .collect();
    let file_of = |path: Module| {
        (1..=path.len())
            .rev()
            .map(|length| path[..length].to_vec())
            .find(|module| texts.contains_key(module))
    };
    let of = |(module, code): (&Module, &String)| {
        let others = mentions(code)
            .iter()
            .filter_map(|path| file_of(absolute(path, module)))
            .filter(|other| other != module && other[0] == module[0])
            .collect();
        (module.clone(), others)
    };
    texts.iter().map(of).collect()
}

/// All files that lead back to themselves, each circle as one list.
fn circles() -> Vec<Vec<String>> {
    let imports = imports();
    assert!(imports.len() > 200);
    let reach = |from: &Module| {
        let mut seen: BTreeSet<&Module> = BTreeSet::new();
        let mut next: Vec<&Module> = imports[from].iter().collect();
        while let Some(module) = next.pop() {
            if seen.insert(module) {
                next.extend(&imports[module]);
            }
        }
        seen
    };
    let reached: BTreeMap<&Module, BTreeSet<&Module>> = imports
        .keys()
        .map(|module| (module, reach(module)))
        .collect();
    let mut found: BTreeSet<Vec<String>> = BTreeSet::new();
    for (module, seen) in &reached {
        if seen.contains(module) {
            let circle = seen
                .iter()
                .filter(|other| reached[**other].contains(*module))
                .map(|other| other.join("::"));
            found.insert(circle.collect());
        }
    }
    found.into_iter().collect()
}

#[test]
fn files_of_a_layer_form_no_circles() {
    assert_eq!(circles(), Vec::<Vec<String>>::new());
}
