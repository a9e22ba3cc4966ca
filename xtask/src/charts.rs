//! The script that draws charts: ECharts as it stands in the crate charming, and what makes an element of it
//! (assets/charts.js). Cargo has fetched it; nothing is downloaded here.

use anyhow::{Context, Result};
use cargo_metadata::MetadataCommand;
use xshell::Shell;

use crate::encoding::key;
use crate::minify;

/// What makes an element of ECharts.
const ELEMENT: &str = "assets/charts.js";
/// Where Trunk finds the script under development (index.html).
const UNDER_DEVELOPMENT: &str = "target/charts/charts.js";
/// Which ECharts the crate holds: another is another list of licenses (echarts.txt).
pub const ECHARTS: &str = "5.5.1";
/// Its license.
pub const LICENSE: &str = "Apache-2.0";
/// Its notices, with those of what is in it.
pub const NOTICES: &str = include_str!("echarts.txt");

/// The script as it is published.
pub struct ChartsScript {
    /// Its name in `dist/`, which changes with its contents.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// The script for `dist/`.
pub fn script(sh: &Shell) -> Result<ChartsScript> {
    let element = minify::script(sh, &sh.read_file(ELEMENT)?)?;
    let text = joined(&echarts(sh)?, &element);
    let name = format!("assets/charts-{}.js", key(text.as_bytes()));
    Ok(ChartsScript { name, text })
}

/// Writes the script for `serve`, where Trunk copies it from.
pub fn write_for_serve(sh: &Shell) -> Result<()> {
    let text = joined(&echarts(sh)?, &sh.read_file(ELEMENT)?);
    Ok(sh.write_file(UNDER_DEVELOPMENT, text)?)
}

/// ECharts as it stands in the crate, with its own notice on top.
pub fn echarts(sh: &Shell) -> Result<String> {
    let mut metadata = MetadataCommand::new();
    metadata.current_dir(sh.current_dir());
    let metadata = metadata.exec()?;
    let mut packages = metadata.packages.iter();
    let charming = packages.find(|package| package.name.as_str() == "charming");
    let folder = charming.and_then(|package| package.manifest_path.parent());
    let folder = folder.context("charming is no package of this workspace")?;
    let script = format!("{folder}/src/asset/echarts-{ECHARTS}.min.js");
    let missing =
        || format!("charming holds another ECharts: see the notices in echarts.txt ({script})");
    sh.read_file(&script).with_context(missing)
}

/// Both one after another; what ends without a semicolon would run into what follows.
fn joined(echarts: &str, element: &str) -> String {
    format!("{};\n{element}", echarts.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_scripts_do_not_run_into_each_other() {
        assert_eq!(joined("a()\n", "(b)()\n"), "a();\n(b)()\n");
    }

    #[test]
    fn the_notices_are_those_of_what_is_in_the_script() {
        for word in ["Apache License", "Mike Bostock", "Baidu", ECHARTS] {
            assert!(NOTICES.contains(word), "{word}");
        }
    }
}
