//! Reads one thing from Cargo.lock: the version of a package.

use crate::failure::{Failure, Result};

/// The version of `package` in the text of a Cargo.lock; there has to be exactly one.
pub fn version_of(package: &str, lock: &str) -> Result<String> {
    let wanted = format!("name = \"{package}\"");
    let versions: Vec<&str> = lock
        .split("[[package]]")
        .filter(|entry| entry.lines().any(|line| line.trim() == wanted))
        .filter_map(|entry| entry.lines().find_map(version_in))
        .collect();
    match versions.as_slice() {
        [version] => Ok((*version).to_owned()),
        [] => Err(Failure::new(format!(
            "Cargo.lock names no {package}. Run `cargo generate-lockfile` and try again."
        ))),
        several => Err(Failure::new(format!(
            "Cargo.lock names {package} in {} versions ({}), but the page can load only one. \
             Run `cargo tree --duplicates` and bring the dependencies to one version.",
            several.len(),
            several.join(", ")
        ))),
    }
}

fn version_in(line: &str) -> Option<&str> {
    line.trim().strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n\
        [[package]]\nname = \"a\"\nversion = \"1.0.0\"\ndependencies = [\n \"wasm-bindgen\",\n]\n\n\
        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n\n\
        [[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.9\"\n\n\
        [[package]]\nname = \"twice\"\nversion = \"1.0.0\"\n\n\
        [[package]]\nname = \"twice\"\nversion = \"2.0.0\"\n";

    #[track_caller]
    fn check(package: &str, expected: &str) {
        let told = version_of(package, LOCK).unwrap_or_else(|failure| failure.to_string());
        assert!(told.starts_with(expected), "{told}");
    }

    #[test]
    fn the_one_version_is_found() {
        check("wasm-bindgen", "0.2.130");
        check("a", "1.0.0");
    }

    #[test]
    fn none_or_several_versions_are_refused() {
        check("absent", "Cargo.lock names no absent");
        check(
            "twice",
            "Cargo.lock names twice in 2 versions (1.0.0, 2.0.0)",
        );
    }
}
