//! Step `audit`: licences and sources of the dependencies against deny.toml, and faults that are known of them.
//!
//! Licences and sources are read from what is on this machine. Known faults are looked up only where ADVISORY_DB names a
//! copy of the RustSec database; without one the step says so instead of pretending.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use spdx::{Expression, ParseMode};

use crate::crates::{self, Crate};
use crate::failure::{Failure, Result};
use crate::progress::Progress;
use crate::project::Project;
use crate::{process, toolbox};

/// The variable that names a copy of https://github.com/RustSec/advisory-db.
const DATABASE: &str = "ADVISORY_DB";
/// The one place that crates may come from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Looks at the licences and sources, and at known faults if it can.
pub fn run(project: &Project) -> Result<()> {
    let allowed = allowed(&project.read("deny.toml")?)?;
    let crates = crates::of_the_app(project)?;
    let refused: Vec<String> = crates
        .iter()
        .filter_map(|one| refusal(one, &allowed))
        .collect();
    if !refused.is_empty() {
        return Err(Failure::new(format!(
            "Licences that deny.toml does not allow:\n{}",
            refused.join("\n")
        )));
    }
    let lock = project.read("Cargo.lock")?;
    let foreign = foreign(&lock);
    if !foreign.is_empty() {
        return Err(Failure::new(format!(
            "Crates that do not come from crates.io: {}.",
            foreign.join(", ")
        )));
    }
    let built = crates.iter().filter(|one| one.at_build_only).count();
    println!(
        "{} crates in the program and {built} in its compilation: licences and sources are allowed.",
        crates.len() - built
    );
    faults(project)
}

fn faults(project: &Project) -> Result<()> {
    let Some(database) = env::var_os(DATABASE)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
    else {
        println!(
            "Known faults were NOT looked up, since nothing is fetched here: clone https://github.com/RustSec/advisory-db, and run \
             `{DATABASE}=/path/to/the/clone cargo xtask test audit`."
        );
        return Ok(());
    };
    let database = copy(&database)?;
    let program = toolbox::auditor(project, &mut Progress::brief(1))?;
    let mut command: Command = project.command(program);
    // Faults fail; what nobody keeps up any more is told, for a person to judge.
    command
        .args(["audit", "--no-fetch", "--stale", "--db"])
        .arg(database);
    process::run(&mut command)
}

/// The copy of the database that DATABASE names: a folder with its entries, checked out.
fn copy(named: &Path) -> Result<PathBuf> {
    let folder = std::path::absolute(named).unwrap_or_else(|_| named.to_owned());
    if folder.join("crates").is_dir() {
        return Ok(folder);
    }
    let folder = folder.display();
    Err(Failure::new(format!(
        "{DATABASE} names {folder}, which is no copy of the database: it has no folder `crates`. Name a clone with its files \
         (`git clone https://github.com/RustSec/advisory-db`), or unset {DATABASE} to leave known faults out."
    )))
}

/// The licences that deny.toml allows.
fn allowed(text: &str) -> Result<Vec<String>> {
    let list = text
        .split_once("\nallow = [")
        .and_then(|(_, rest)| Some(rest.split_once(']')?.0));
    let list = list.ok_or_else(|| {
        Failure::new("deny.toml has no `allow = [...]` under [licenses].".to_owned())
    })?;
    Ok(list
        .split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect())
}

/// Why a crate's licence is not allowed; `None` when it is.
fn refusal(one: &Crate, allowed: &[String]) -> Option<String> {
    let told = |why: &str| {
        Some(format!(
            "  {} {}: {} ({why})",
            one.name, one.version, one.licence
        ))
    };
    let Ok(licence) = Expression::parse_mode(&one.licence, ParseMode::LAX) else {
        return told("not readable");
    };
    let fits = licence.evaluate(|requirement| {
        allowed
            .iter()
            .any(|allowed| *allowed == requirement.to_string())
    });
    if fits { None } else { told("not allowed") }
}

/// Crates that come from elsewhere.
fn foreign(lock: &str) -> Vec<&str> {
    fn stated<'lock>(entry: &'lock str, before: &str) -> Option<&'lock str> {
        entry
            .lines()
            .find_map(|line| line.strip_prefix(before)?.strip_suffix('"'))
    }
    let elsewhere =
        |entry: &&str| stated(entry, "source = \"").is_some_and(|source| source != REGISTRY);
    lock.split("[[package]]")
        .filter(elsewhere)
        .filter_map(|entry| stated(entry, "name = \""))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(licence: &str, allowed: bool) {
        let one = Crate {
            name: "a".to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.to_owned(),
            description: String::new(),
            repository: String::new(),
            checksum: String::new(),
            folder: PathBuf::new(),
            at_build_only: false,
        };
        let list = [
            "MIT".to_owned(),
            "Apache-2.0 WITH LLVM-exception".to_owned(),
            "Unicode-3.0".to_owned(),
        ];
        assert_eq!(refusal(&one, &list).is_none(), allowed, "{licence}");
    }

    #[test]
    fn a_licence_is_allowed_by_any_choice_and_by_every_part() {
        check("MIT", true);
        check("GPL-3.0-only OR MIT", true);
        check("(MIT OR GPL-3.0-only) AND Unicode-3.0", true);
        check("MIT AND GPL-3.0-only", false);
        check("Apache-2.0 WITH LLVM-exception", true);
        check("Apache-2.0", false);
        check("", false);
        check("something of our own", false);
    }

    #[test]
    fn the_list_is_that_of_deny_toml() {
        assert_eq!(
            allowed("[licenses]\nallow = [\n  \"MIT\",\n  \"ISC\",\n]\n").ok(),
            Some(vec!["MIT".into(), "ISC".into()])
        );
        assert!(allowed("").is_err());
    }

    #[test]
    fn what_is_no_copy_of_the_database_is_told() {
        let told = copy(Path::new("src"))
            .err()
            .map(|failure| failure.to_string())
            .unwrap_or_default();
        assert!(told.contains("no folder `crates`"), "{told}");
    }

    #[test]
    fn crates_from_elsewhere_are_named() {
        let lock = "[[package]]\nname = \"own\"\n\n[[package]]\nname = \"a\"\nsource = \"registry+https://github.com/rust-lang/crates.io-index\"\n\n[[package]]\nname = \"b\"\nsource = \"git+https://example.org/b\"\n";
        assert_eq!(foreign(lock), ["b"]);
    }
}
