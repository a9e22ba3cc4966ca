//! `cargo xtask`: builds, serves, measures and tests Báo Cáo Số.
//!
//! This file reads the command line; the tasks are in the modules. Nothing here is part of the app.

mod apt;
mod audit;
mod browser;
mod cargo_tools;
mod charts;
mod dependencies;
mod dist;
mod encoding;
mod fuzz;
mod minify;
mod node;
mod notices;
mod one_file;
mod page;
mod reader;
mod serve;
mod size;
mod split;
mod steps;
mod versions;

use std::env;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand, value_parser};
use xshell::Shell;

/// Báo Cáo Số: build, serve, measure and test. Each task gets the tools that it misses.
///
/// Tools built once are kept in $BAO_CAO_SO_CACHE, or in bao-cao-so in the user's cache folder.
/// CHROMIUM and CHROMEDRIVER name another browser and driver.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", verbatim_doc_comment)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Show the app at http://127.0.0.1:8080/, rebuilt at each change
    Serve {
        #[arg(long, default_value_t = versions::SERVE_PORT, value_parser = value_parser!(u16).range(1..))]
        port: u16,
    },
    /// Wait until `serve` answers, and say so
    #[command(hide = true)]
    Announce { port: u16 },
    /// Build the optimized static folder dist/
    Dist,
    /// Run every step (`cargo xtask test --help` lists them), or only those named; the first failure stops
    Test { steps: Vec<steps::Step> },
    /// List what a first visit transfers, against the budget
    Size,
    /// Print how the work grows with the rows of tables (docs/performance.md)
    Bench {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        cases: Vec<String>,
    },
    /// Try inputs that nobody wrote on what reads from outside (docs/fuzzing.md)
    Fuzz {
        target: Option<String>,
        #[arg(long, default_value_t = fuzz::LONG_RUN, value_parser = value_parser!(u32).range(1..))]
        seconds: u32,
    },
    /// Kill the browser at random moments; nothing saved may be missing
    Kill {
        #[arg(default_value_t = steps::LONG_KILL_RUN)]
        kills: u32,
        /// Repeats a run
        seed: Option<u32>,
    },
    /// Write reports as a receiving department gets them, with every kind of conflict, and the list of agencies
    Reports {
        folder: String,
        #[arg(long, default_value_t = 60)]
        count: usize,
        /// The same seed writes the same files
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Every how manieth agency sends another kind of file than its first report
        #[arg(long, default_value_t = 1)]
        every: u64,
    },
    /// Write the digest of style/document into index.html
    Csp,
    /// Write the script of charts to where Trunk copies it from, for a build without `serve`
    #[command(hide = true)]
    Charts,
}

fn main() -> ExitCode {
    if let Err(error) = perform() {
        // As a sentence with its causes; where in this tool it came up helps nobody.
        eprintln!("\nxtask: {error:#}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn perform() -> Result<()> {
    if env::args().len() < 2 {
        <Cli as clap::CommandFactory>::command().print_long_help()?;
        return Ok(());
    }
    let task = Cli::parse().task;
    let sh = &Shell::new()?;
    // Cargo sets the variable when it runs this program, so that a moved checkout is found too.
    let own = env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").into());
    sh.change_dir(Path::new(&own).parent().context("xtask has no folder")?);
    match task {
        Task::Serve { port } => serve::serve(sh, port),
        Task::Announce { port } => serve::announce(port),
        Task::Dist => dist::build(sh),
        Task::Test { steps } => steps::run(sh, &steps),
        Task::Size => size::measure(sh),
        Task::Bench { cases } => steps::bench(sh, &cases),
        Task::Fuzz { target, seconds } => fuzz::long(sh, target.as_deref(), seconds),
        Task::Kill { kills, seed } => steps::kill(sh, kills, seed),
        Task::Reports {
            folder,
            count,
            seed,
            every,
        } => steps::reports(sh, &folder, count, (seed, every)),
        Task::Csp => steps::csp(sh, true),
        Task::Charts => charts::write_for_serve(sh),
    }
}
