//! Packs the built-in templates for the shipped page: `cargo xtask dist` runs it, with the file to write.

use std::env;
use std::fs;
use std::process::ExitCode;

use bao_cao_so::catalog::Catalog;
use bao_cao_so::exchange::packed::pack;

fn main() -> ExitCode {
    let (Some(file), Ok(catalog)) = (env::args_os().nth(1), Catalog::load()) else {
        eprintln!("Give the file to write. If it was given, the built-in templates are broken: run the native tests.");
        return ExitCode::FAILURE;
    };
    let templates: Vec<_> = catalog.templates.iter().map(|template| template.as_ref().clone()).collect();
    match fs::write(&file, pack(&templates)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{} could not be written: {error}.", file.display());
            ExitCode::FAILURE
        }
    }
}
