//! `cargo xtask serve`: from a bare checkout to the page, rebuilt at each change.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::{Failure, Result};
use crate::pins;
use crate::progress::{Progress, spoken};
use crate::project::Project;
use crate::toolbox;

/// The hidden task that waits for the page; see `serve`.
pub const ANNOUNCE: &str = "announce";

/// How long the page is waited for: a first build on a slow machine takes minutes.
const PATIENCE: Duration = Duration::from_secs(60 * 60);

/// Gets the tools, then serves until it is stopped.
pub fn serve(project: &Project, port: u16) -> Result<()> {
    ensure_free(port)?;
    let tools = toolbox::prepare(project, &mut Progress::full(toolbox::STEPS))?;
    // A folder of its own: a development build must not replace the release in dist/.
    let folder = project.scratch("serve")?;
    println!("Building the app; the first time takes about 2 minutes on two cores ...");
    // Trunk takes the place of this process (see `become_server`), so another one has to wait.
    spawn_announcer(port)?;
    let mut trunk = tools.trunk(project);
    trunk
        .args(["serve", "--address", pins::SERVE_HOST, "--port"])
        .arg(port.to_string())
        .arg("--dist")
        .arg(folder);
    become_server(&mut trunk)
}

/// Waits until the page answers at `port`, then says so.
pub fn announce(port: u16) {
    let start = Instant::now();
    let parent = parent();
    while start.elapsed() < PATIENCE && parent == self::parent() {
        if page_answers(port) {
            println!();
            println!(
                "  Báo Cáo Số is ready ({}): http://{}:{port}/",
                spoken(start.elapsed()),
                pins::SERVE_HOST
            );
            println!("  Reload the page after a change. Ctrl+C stops the server.");
            println!();
            return;
        }
        thread::sleep(Duration::from_millis(200));
    }
}

fn ensure_free(port: u16) -> Result<()> {
    TcpListener::bind((pins::SERVE_HOST, port)).map(drop).map_err(|error| {
        Failure::new(format!(
            "Port {port} of {} cannot be used: {error}. Choose another: `cargo xtask serve --port {}`.",
            pins::SERVE_HOST,
            port.saturating_add(1)
        ))
    })
}

fn spawn_announcer(port: u16) -> Result<()> {
    env::current_exe()
        .and_then(|program| {
            Command::new(program)
                .arg(ANNOUNCE)
                .arg(port.to_string())
                .spawn()
        })
        .map(drop)
        .map_err(|error| {
            Failure::new(format!(
                "xtask could not start itself: {error}. Run `cargo clean` and try again."
            ))
        })
}

/// Whether the server sends the page; a build that failed is answered with an error.
fn page_answers(port: u16) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect((pins::SERVE_HOST, port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(
            stream,
            "GET / HTTP/1.1\r\nHost: {}:{port}\r\nAccept: text/html\r\nConnection: close\r\n\r\n",
            pins::SERVE_HOST
        )?;
        let mut status = String::new();
        BufReader::new(stream).read_line(&mut status)?;
        Ok(status)
    };
    ask().is_ok_and(|status| status.contains(" 200 "))
}

/// Replaces this process, so that whoever stops `cargo xtask serve` stops the server itself.
#[cfg(unix)]
fn become_server(trunk: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    let error = trunk.exec();
    Err(Failure::new(format!(
        "Trunk could not be started: {error}. Remove it from the cache and try again."
    )))
}

#[cfg(not(unix))]
fn become_server(trunk: &mut Command) -> Result<()> {
    crate::process::run(trunk)
}

/// The process that asked for the announcement; another number once it is gone.
#[cfg(unix)]
fn parent() -> u32 {
    std::os::unix::process::parent_id()
}

#[cfg(not(unix))]
fn parent() -> u32 {
    0
}
