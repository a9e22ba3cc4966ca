//! Where things are: the checkout, the cache of built tools, and Cargo itself.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Result};

/// The places that the tasks work with.
pub struct Project {
    root: PathBuf,
    cache: PathBuf,
}

impl Project {
    /// Finds the checkout that this tool belongs to, and the cache of this user.
    pub fn locate() -> Result<Self> {
        // Cargo sets the variable when it runs the tool, so that a moved checkout is found too.
        let own = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = own
            .parent()
            .map(Path::to_owned)
            .filter(|root| root.join("Trunk.toml").is_file());
        let root = root.ok_or_else(|| {
            Failure::new("The checkout was not found. Run `cargo xtask` inside it.")
        })?;
        Ok(Self {
            root,
            cache: cache_folder()?,
        })
    }

    /// The top folder of the checkout.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder that clones share for tools built once.
    pub fn cache(&self) -> &Path {
        &self.cache
    }

    /// The optimised static folder.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// A folder for what the tasks write beside the build; made if it is not there.
    pub fn scratch(&self, name: &str) -> Result<PathBuf> {
        let folder = self.root.join("target").join(name);
        make_folder(&folder)?;
        Ok(folder)
    }

    /// The text of a file of the checkout.
    pub fn read(&self, name: &str) -> Result<String> {
        fs::read_to_string(self.root.join(name)).map_err(|error| {
            Failure::new(format!(
                "{name} could not be read: {error}. Restore it, for example with git."
            ))
        })
    }

    /// `program`, run in the checkout.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// The Cargo that runs this tool, run in the checkout.
    pub fn cargo(&self) -> Command {
        self.command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }
}

/// Makes `folder` and those above it.
pub fn make_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(|error| {
        Failure::new(format!(
            "The folder {} could not be made: {error}. Check its permissions.",
            folder.display()
        ))
    })
}

fn cache_folder() -> Result<PathBuf> {
    let set = |name: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let own = set("BAO_CAO_SO_CACHE");
    let shared = || {
        if cfg!(windows) {
            set("LOCALAPPDATA")
        } else {
            set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")))
        }
    };
    own.or_else(|| shared().map(|folder| folder.join("bao-cao-so")))
        // A relative folder would mean another one to each program that is started elsewhere.
        .and_then(|folder| std::path::absolute(folder).ok())
        .ok_or_else(|| Failure::new("There is no home folder to keep the built tools in. Set BAO_CAO_SO_CACHE to a folder."))
}
