//! Packs the built-in templates for the shipped page: `cargo xtask dist` runs it, with the folder to write to.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use bao_cao_so::catalog::Catalog;
use bao_cao_so::engine::checked::CheckedTemplate;
use bao_cao_so::exchange::packed::{pack, pack_form, pack_rules};

fn main() -> ExitCode {
    let (Some(folder), Ok(catalog)) = (env::args_os().nth(1).map(PathBuf::from), Catalog::load()) else {
        eprintln!("Give the folder to write to. If it was given, the built-in templates are broken: run the native tests.");
        return ExitCode::FAILURE;
    };
    let templates: Vec<CheckedTemplate> = catalog.templates.iter().map(|template| template.as_ref().clone()).collect();
    let Some((usual, others)) = templates.split_first() else { return ExitCode::FAILURE };
    let files = [
        ("list", catalog.listed.pack()),
        ("usual-form", pack_form(usual)),
        ("usual-rules", pack_rules(usual)),
        ("others", pack(others)),
    ];
    for (name, bytes) in files {
        let file = folder.join(format!("{name}.packed"));
        if let Err(error) = fs::write(&file, bytes) {
            eprintln!("{} could not be written: {error}.", file.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
