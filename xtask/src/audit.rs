//! Step `audit`: licenses and sources of the dependencies against deny.toml, and faults that are known of them.
//!
//! Licenses and sources are read from what is on this machine. Known faults are looked up only where ADVISORY_DB names a
//! copy of the RustSec database; without one the step says so instead of pretending (docs/decisions/40).

use std::env;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use spdx::{Expression, ParseMode};
use xshell::{Shell, cmd};

use crate::{cargo_tools, dependencies};

/// The variable that names a copy of https://github.com/RustSec/advisory-db.
const DATABASE: &str = "ADVISORY_DB";
/// The one place that crates may come from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Looks at the licenses and sources, and at known faults if it can.
pub fn run(sh: &Shell) -> Result<()> {
    let deny: toml::Table = toml::from_str(&sh.read_file("deny.toml")?)?;
    let allowed = deny.get("licenses").and_then(|table| table.get("allow"));
    let allowed = allowed.context("deny.toml allows nothing")?.clone();
    let allowed: Vec<String> = allowed.try_into()?;
    let crates = dependencies::of_the_app(sh)?;
    for one in &crates {
        let is_allowed = is_allowed(&one.license, &allowed);
        ensure!(
            is_allowed,
            "deny.toml does not allow {} of {}",
            one.license,
            one.package.id
        );
    }
    for one in dependencies::locked(sh)? {
        let is_own = one.source.is_none() || one.source.as_deref() == Some(REGISTRY);
        ensure!(is_own, "{} does not come from crates.io", one.name);
    }
    println!("{} crates: licenses and sources are allowed.", crates.len());
    faults(sh)
}

fn faults(sh: &Shell) -> Result<()> {
    let Some(database) = env::var_os(DATABASE).filter(|value| !value.is_empty()) else {
        println!(
            "Known faults were NOT looked up, since nothing is fetched here: clone \
             https://github.com/RustSec/advisory-db, and name the folder in {DATABASE}."
        );
        return Ok(());
    };
    let database = Path::new(&database);
    let is_copy = sh.path_exists(database.join("crates"));
    ensure!(
        is_copy,
        "{DATABASE} names no copy of the database: it has no folder `crates`"
    );
    let audit = cargo_tools::cargo_audit(sh)?;
    // Faults fail; what nobody keeps up any more is told, for a person to judge.
    Ok(cmd!(sh, "{audit} audit --no-fetch --stale --db {database}").run()?)
}

/// Whether one of the choices that a license leaves is on the list.
fn is_allowed(license: &str, allowed: &[String]) -> bool {
    Expression::parse_mode(license, ParseMode::LAX)
        .is_ok_and(|license| license.evaluate(|wanted| allowed.contains(&wanted.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(license: &str, expected: bool) {
        let allowed = ["MIT", "Apache-2.0 WITH LLVM-exception", "Unicode-3.0"].map(String::from);
        assert_eq!(is_allowed(license, &allowed), expected, "{license}");
    }

    #[test]
    fn a_license_is_allowed_by_any_choice_and_by_every_part() {
        check("MIT", true);
        check("GPL-3.0-only OR MIT", true);
        check("(MIT OR GPL-3.0-only) AND Unicode-3.0", true);
        check("MIT AND GPL-3.0-only", false);
        check("Apache-2.0 WITH LLVM-exception", true);
        check("Apache-2.0", false);
        check("", false);
        check("something of our own", false);
    }
}
