//! Packs the built-in templates for the shipped page: `cargo xtask dist` runs it, with the folder to write to.
//!
//! `list.packed` and `templates.packed` are compiled into the program; the `form-….packed` stand beside the page.
//!
//! A benchmark adds templates of its own (`EXTRA_TEMPLATES`, a file a line; bench/fields.mjs): reports by them can be opened,
//! the page does not list them.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use bao_cao_so::catalog::Catalog;
use bao_cao_so::formats::packed::{form_file, pack_form, pack_templates, rules_file};
use bao_cao_so::formats::template::decode::decode_template;
use bao_cao_so::template::compile::Compiled;

fn main() -> ExitCode {
    let (Some(folder), Ok(catalog)) = (env::args_os().nth(1).map(PathBuf::from), Catalog::load())
    else {
        eprintln!(
            "Give the folder to write to. If it was given, the built-in templates are broken: run the native tests."
        );
        return ExitCode::FAILURE;
    };
    let templates: Vec<Compiled> = catalog
        .forms
        .iter()
        .filter_map(|form| catalog.template(&form.id))
        .collect();
    let mut all = templates.clone();
    for file in env::var("EXTRA_TEMPLATES").unwrap_or_default().lines() {
        let Some(extra) = fs::read_to_string(file)
            .ok()
            .and_then(|text| decode_template(&text, &catalog.built_in).ok())
        else {
            eprintln!("{file} is no template.");
            return ExitCode::FAILURE;
        };
        all.push(extra);
    }
    let mut listed = catalog.listed;
    let mut files = vec![("templates.packed".to_owned(), pack_templates(&all))];
    for template in &templates {
        let one = &template.form;
        let form = pack_form(one);
        let name = form_file(&one.id, &form);
        let whole = pack_templates(std::slice::from_ref(template));
        let rules = rules_file(&one.id, &whole);
        for entry in listed
            .templates
            .iter_mut()
            .filter(|entry| entry.id == one.id)
        {
            entry.form = Some(name.clone());
            entry.rules = Some(rules.clone());
        }
        files.push((rules, whole));
        files.push((name, form));
    }
    files.push(("list.packed".to_owned(), listed.pack()));
    for (name, bytes) in files {
        let file = folder.join(name);
        if let Err(error) = fs::write(&file, bytes) {
            eprintln!("{} could not be written: {error}.", file.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
