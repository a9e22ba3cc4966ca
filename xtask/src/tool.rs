//! A program from crates.io, built once into the cache that clones share.
//!
//! Not here: which programs the project needs (see `toolbox`).

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::pins;
use crate::process;
use crate::project::{Project, make_folder};

/// What to build, and how.
pub struct Tool {
    /// Its name on crates.io.
    pub package: &'static str,
    /// A program that it brings.
    pub program: &'static str,
    /// The program tells its version. One that does not is trusted to be what its folder is named after.
    pub tells_version: bool,
    /// The exact version.
    pub version: String,
    /// Arguments of `cargo install` for this tool alone.
    pub arguments: &'static [&'static str],
    /// Those of its crates that do the heavy work, and alone are worth optimising.
    pub heavy: &'static [&'static str],
    /// How long building takes on two cores, in words.
    pub takes: &'static str,
}

impl Tool {
    /// The folder of its programs.
    pub fn folder(&self, project: &Project) -> PathBuf {
        self.home(project).join("bin")
    }

    /// Whether it is there, runs on this machine and has the version asked for.
    pub fn is_ready(&self, project: &Project) -> bool {
        let ask = if self.tells_version {
            "--version"
        } else {
            "--help"
        };
        process::program_in(&self.folder(project), self.program)
            .and_then(|program| process::output(Command::new(program).arg(ask)))
            .is_some_and(|told| {
                !self.tells_version || told.split_whitespace().any(|word| word == self.version)
            })
    }

    /// Builds it.
    pub fn install(&self, project: &Project) -> Result<()> {
        let build = project.cache().join("build").join(self.key());
        make_folder(&build)?;
        process::run(&mut self.install_command(project, &build))?;
        if !self.is_ready(project) {
            return Err(Failure::new(format!(
                "{} was built but does not run from {}. Remove that folder and try again.",
                self.package,
                self.home(project).display()
            )));
        }
        // Hundreds of megabytes that nothing reads again; a failure to remove them harms nothing.
        let _ = std::fs::remove_dir_all(&build);
        Ok(())
    }

    fn install_command(&self, project: &Project, build: &Path) -> Command {
        let mut command = project.cargo();
        command
            // Outside the checkout, so that its .cargo/config.toml has no say in the build.
            .current_dir(build)
            .args(["install", self.package, "--version"])
            .arg(format!("={}", self.version))
            .args(self.arguments)
            // What lies there is missing, broken or another version (see `is_ready`).
            .arg("--force")
            .arg("--root")
            .arg(self.home(project))
            .arg("--target-dir")
            .arg(build)
            // A target set for other work would build the tool for a machine that is not this one.
            .env_remove("CARGO_BUILD_TARGET")
            .envs(pins::TOOL_PROFILE);
        for part in self.heavy {
            command
                .arg("--config")
                .arg(format!("profile.release.package.{part}.opt-level=1"));
        }
        command
    }

    fn home(&self, project: &Project) -> PathBuf {
        project.cache().join("tools").join(self.key())
    }

    /// `wasm-bindgen-0.2.130`: the program's name says more than the package's.
    fn key(&self) -> String {
        format!("{}-{}", self.program, self.version)
    }
}
