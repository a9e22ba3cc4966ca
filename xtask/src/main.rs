//! `cargo xtask`: builds, serves, measures and tests Báo Cáo Số.
//!
//! This file reads the command line; the tasks are in the modules. Nothing here is part of the app.

mod audit;
mod browser;
mod bundle;
mod crates;
mod csp;
mod debian;
mod dist;
mod failure;
mod folder;
mod fuzz;
mod kill;
mod layout;
mod lockfile;
mod notices;
mod offline;
mod one_file;
mod packages;
mod pins;
mod process;
mod progress;
mod project;
mod serve;
mod size;
mod split;
mod suite;
mod tool;
mod toolbox;

use std::env;
use std::process::ExitCode;

use failure::{Failure, Result};
use project::Project;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match perform(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nxtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn perform(arguments: &[String]) -> Result<()> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["help" | "--help" | "-h", ..] => {
            print!("{}", help());
            Ok(())
        }
        ["serve"] => serve::serve(&Project::locate()?, pins::SERVE_PORT),
        ["serve", "--port", port] => serve::serve(&Project::locate()?, port_from(port)?),
        [serve::ANNOUNCE, port] => {
            serve::announce(port_from(port)?);
            Ok(())
        }
        ["dist"] => dist::build(&Project::locate()?),
        ["size"] => size::measure(&Project::locate()?),
        ["bench", ..] => bench(&Project::locate()?, words.get(1..).unwrap_or_default()),
        ["fuzz"] => fuzz::long(&Project::locate()?, None, fuzz::LONG),
        ["fuzz", target] => fuzz::long(&Project::locate()?, Some(target), fuzz::LONG),
        ["fuzz", target, "--seconds", seconds] => {
            fuzz::long(&Project::locate()?, Some(target), seconds_from(seconds)?)
        }
        ["fuzz", "--seconds", seconds] => {
            fuzz::long(&Project::locate()?, None, seconds_from(seconds)?)
        }
        ["kill"] => kill::run(&Project::locate()?, kill::LONG_RUN, None),
        ["kill", kills] => kill::run(&Project::locate()?, number_from(kills)?, None),
        ["kill", kills, seed] => kill::run(
            &Project::locate()?,
            number_from(kills)?,
            Some(number_from(seed)?),
        ),
        ["csp"] => csp::update(&Project::locate()?),
        ["test", ..] => suite::run(&Project::locate()?, arguments.get(1..).unwrap_or_default()),
        _ => Err(Failure::new(format!(
            "`cargo xtask {}` is not a task. `cargo xtask` lists the tasks.",
            words.join(" ")
        ))),
    }
}

/// Times the core; further words choose among the cases.
fn bench(project: &Project, cases: &[&str]) -> Result<()> {
    process::run(
        project
            .cargo()
            .args([
                "bench",
                "--locked",
                "--package",
                "bench",
                "--bench",
                "rows",
                "--",
            ])
            .args(cases),
    )
}

fn number_from(text: &str) -> Result<u32> {
    text.parse().map_err(|_| {
        Failure::new(format!(
            "`{text}` is not a number of kills or a seed. Give a whole number."
        ))
    })
}

fn port_from(text: &str) -> Result<u16> {
    text.parse().ok().filter(|port| *port > 0).ok_or_else(|| {
        Failure::new(format!(
            "`{text}` is not a port. Give a number from 1 to 65535, such as {}.",
            pins::SERVE_PORT
        ))
    })
}

fn seconds_from(text: &str) -> Result<u32> {
    text.parse()
        .ok()
        .filter(|seconds| *seconds > 0)
        .ok_or_else(|| {
            Failure::new(format!(
                "`{text}` is no number of seconds. Give a whole number, such as {}.",
                fuzz::LONG
            ))
        })
}

fn help() -> String {
    format!(
        "\
Báo Cáo Số: build, serve, measure and test. Each task gets the tools that it misses.

  cargo xtask serve [--port N]  show the app at http://{}:{}/, rebuilt at each change
  cargo xtask dist              build the optimised static folder dist/
  cargo xtask fuzz [TARGET] [--seconds N]
                                hold what reads from outside against inputs that nobody wrote
  cargo xtask bench [CASE]      print how the work grows with the rows of tables (docs/performance.md)
  cargo xtask size              list what a first visit transfers, against the budget
  cargo xtask kill [N [SEED]]   kill the browser at {} (or N) random moments; nothing saved may be missing
  cargo xtask csp               write the digest of style/document into index.html
  cargo xtask test              run every step below, stopping at the first that fails
  cargo xtask test STEP...      run only these steps

Steps:
{}

Tools built once are kept in $BAO_CAO_SO_CACHE, or in bao-cao-so in the user's cache folder.
CHROMIUM and CHROMEDRIVER name another browser and driver.
",
        pins::SERVE_HOST,
        pins::SERVE_PORT,
        kill::LONG_RUN,
        suite::list()
    )
}
