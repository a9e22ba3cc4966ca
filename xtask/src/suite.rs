//! `cargo xtask test`: every check in its order, or one by name.

use std::process::Command;
use std::time::Instant;

use crate::audit;
use crate::browser;
use crate::csp;
use crate::dist;
use crate::failure::{Failure, Result};
use crate::fuzz;
use crate::kill;
use crate::layout;
use crate::packages;

use crate::pins;
use crate::process;
use crate::progress::{Progress, spoken};
use crate::project::Project;
use crate::size;
use crate::toolbox;

struct Step {
    name: &'static str,
    what: &'static str,
    run: fn(&Project) -> Result<()>,
}

const STEPS: [Step; 16] = [
    Step {
        name: "prepare",
        what: "tools, Node packages, browser and its driver",
        run: prepare,
    },
    Step {
        name: "fmt",
        what: "formatting",
        run: fmt,
    },
    Step {
        name: "clippy-core",
        what: "lints of the core, native",
        run: clippy_core,
    },
    Step {
        name: "clippy-xtask",
        what: "lints of this tool, of the fuzz targets and of the benchmark",
        run: clippy_xtask,
    },
    Step {
        name: "clippy-wasm",
        what: "lints of the app in the browser",
        run: clippy_wasm,
    },
    Step {
        name: "xtask",
        what: "tests of this tool",
        run: xtask,
    },
    Step {
        name: "native",
        what: "tests of the core",
        run: native,
    },
    Step {
        name: "fuzz",
        what: "short run of every fuzz target",
        run: fuzz::short,
    },
    Step {
        name: "audit",
        what: "licences, sources and known faults of dependencies",
        run: audit::run,
    },
    Step {
        name: "csp",
        what: "policy in index.html against style/document",
        run: csp::check,
    },
    Step {
        name: "layout",
        what: "the printed document, measured",
        run: layout::measure,
    },
    Step {
        name: "component",
        what: "component tests in a browser",
        run: component,
    },
    Step {
        name: "dist",
        what: "optimised build",
        run: dist::build,
    },
    Step {
        name: "size",
        what: "size of a first visit",
        run: size::measure,
    },
    Step {
        name: "e2e",
        what: "journeys through dist/ in a browser",
        run: e2e,
    },
    Step {
        name: "kill",
        what: "browser killed at random moments, short run",
        run: kill,
    },
];

/// Runs all steps, or those whose names are given; stops at the first that fails.
pub fn run(project: &Project, names: &[String]) -> Result<()> {
    if let Some(unknown) = names
        .iter()
        .find(|name| STEPS.iter().all(|step| step.name != **name))
    {
        return Err(Failure::new(format!(
            "There is no step `{unknown}`. The steps are:\n{}",
            list()
        )));
    }
    let chosen: Vec<&Step> = STEPS
        .iter()
        .filter(|step| names.is_empty() || names.iter().any(|name| name == step.name))
        .collect();
    let start = Instant::now();
    let mut times = Vec::new();
    for (place, step) in (1..).zip(&chosen) {
        println!("\n== {place}/{} {}: {}", chosen.len(), step.name, step.what);
        let begun = Instant::now();
        (step.run)(project)
            .map_err(|failure| Failure::new(format!("Step `{}` failed. {failure}", step.name)))?;
        times.push(format!("{} {}", step.name, spoken(begun.elapsed())));
    }
    let noun = if times.len() == 1 { "step" } else { "steps" };
    println!(
        "\n{} {noun} passed in {}: {}",
        times.len(),
        spoken(start.elapsed()),
        times.join(", ")
    );
    Ok(())
}

/// The steps and what they do, a line each.
pub fn list() -> String {
    let lines = STEPS
        .iter()
        .map(|step| format!("  {:13} {}", step.name, step.what));
    lines.collect::<Vec<_>>().join("\n")
}

fn prepare(project: &Project) -> Result<()> {
    toolbox::prepare(project, &mut Progress::full(toolbox::STEPS))?;
    toolbox::ensure_checkers(project)?;
    packages::ensure(project)?;
    println!("Browser: {}", browser::chromium(project)?.display());
    println!("Driver: {}", browser::chromedriver()?.display());
    layout::prepare();
    Ok(())
}

fn fmt(project: &Project) -> Result<()> {
    toolbox::ensure_checkers(project)?;
    process::run(project.cargo().args(["fmt", "--all", "--check"]))
}

fn clippy_core(project: &Project) -> Result<()> {
    clippy(
        project,
        &[
            "--package",
            pins::APP,
            "--no-default-features",
            "--features",
            "schema",
        ],
    )
}

fn clippy_xtask(project: &Project) -> Result<()> {
    clippy(
        project,
        &[
            "--package",
            "xtask",
            "--package",
            "fuzz",
            "--package",
            "bench",
        ],
    )
}

fn clippy_wasm(project: &Project) -> Result<()> {
    clippy(
        project,
        &["--package", pins::APP, "--target", pins::WASM_TARGET],
    )
}

fn clippy(project: &Project, scope: &[&str]) -> Result<()> {
    toolbox::ensure_checkers(project)?;
    process::run(
        project
            .cargo()
            .args(["clippy", "--locked", "--all-targets"])
            .args(scope)
            .args(["--", "--deny", "warnings"]),
    )
}

fn xtask(project: &Project) -> Result<()> {
    process::run(cargo_test(project).args(["--package", "xtask"]))
}

fn native(project: &Project) -> Result<()> {
    process::run(cargo_test(project).args([
        "--package",
        pins::APP,
        "--no-default-features",
        "--features",
        "schema",
    ]))?;
    // The fuzz targets over their seeds and over what was found once.
    process::run(cargo_test(project).args(["--package", "fuzz"]))
}

fn component(project: &Project) -> Result<()> {
    let tools = toolbox::prepare(project, &mut Progress::brief(toolbox::STEPS))?;
    let settings = browser::driver_settings(project, &browser::chromium(project)?)?;
    // As a TOML list: in the variable of the same meaning a path with a space would be cut in two.
    let runner = format!(
        "target.{}.runner=[{}]",
        pins::WASM_TARGET,
        browser::quoted(&tools.test_runner.to_string_lossy())
    );
    process::run(
        cargo_test(project)
            .args([
                "--package",
                pins::APP,
                "--target",
                pins::WASM_TARGET,
                "--test",
                "web",
                "--config",
            ])
            .arg(runner)
            .env("CHROMEDRIVER", browser::chromedriver()?)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
            .env("WASM_BINDGEN_TEST_TIMEOUT", pins::COMPONENT_TEST_SECONDS),
    )
}

fn e2e(project: &Project) -> Result<()> {
    packages::ensure(project)?;
    dist::ensure_fresh(project)?;
    layout::write_documents(project)?;
    let browser = browser::chromium(project)?;
    let mut playwright = packages::playwright(project);
    playwright
        .args(["test", "--config", "tests/e2e/playwright.config.mjs"])
        .env("CHROMIUM", browser);
    process::run(&mut playwright)
}

fn kill(project: &Project) -> Result<()> {
    kill::run(project, kill::SHORT_RUN, None)
}

fn cargo_test(project: &Project) -> Command {
    let mut command = project.cargo();
    command.args(["test", "--locked"]);
    command
}
