//! Packs the built-in templates for the shipped page: `cargo xtask dist` runs it, with the folder to write to.
//!
//! `list.packed` and `templates.packed` are compiled into the program; the `form-….packed` stand beside the page.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use bao_cao_so::catalog::Catalog;
use bao_cao_so::formats::packed::{form_file, pack_form, pack_templates};
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
    let mut listed = catalog.listed;
    let mut files = vec![("templates.packed".to_owned(), pack_templates(&templates))];
    for Compiled { form: one, .. } in &templates {
        let form = pack_form(one);
        let name = form_file(&one.id, &form);
        for entry in listed
            .templates
            .iter_mut()
            .filter(|entry| entry.id == one.id)
        {
            entry.form = Some(name.clone());
        }
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
