//! `cargo xtask serve`: from a bare checkout to the page, rebuilt at each change.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use xshell::Shell;

use crate::cargo_tools::{self, spoken};
use crate::charts;
use crate::versions::SERVE_HOST;

/// Gets the tools, then serves until it is stopped.
pub fn serve(sh: &Shell, port: u16) -> Result<()> {
    let listener = TcpListener::bind((SERVE_HOST, port));
    drop(listener.with_context(|| format!("Choose another port than {port} with --port"))?);
    let trunk = cargo_tools::trunk(sh)?;
    charts::write_for_serve(sh)?;
    println!("Building the app; the first time takes about 2 minutes on two cores ...");
    // Trunk takes the place of this process, so another one has to wait for the page.
    Command::new(env::current_exe()?)
        .args(["announce", &port.to_string()])
        .spawn()?;
    // A folder of its own: a development build must not replace the release in dist/.
    sh.create_dir("target/serve")?;
    let words = format!("serve --address {SERVE_HOST} --port {port} --dist target/serve");
    replace_by(&mut trunk.args(words.split(' ')).into()).context("Trunk could not be started")
}

/// Replaces this process, so that whoever stops `cargo xtask serve` stops the server itself.
fn replace_by(command: &mut Command) -> Result<()> {
    #[cfg(unix)]
    return Err(std::os::unix::process::CommandExt::exec(command).into());
    #[cfg(not(unix))]
    return Ok(command.status().map(drop)?);
}

/// Waits until the page answers at `port`, then says so.
pub fn announce(port: u16) -> Result<()> {
    let start = Instant::now();
    let server = parent();
    while server == parent() {
        if answers(port).unwrap_or(false) {
            let time = spoken(start.elapsed());
            println!("\n  Báo Cáo Số is ready ({time}): http://{SERVE_HOST}:{port}/");
            println!("  Reload the page after a change. Ctrl+C stops the server.\n");
            break;
        }
        thread::sleep(Duration::from_millis(200));
    }
    Ok(())
}

/// Whether the server sends the page; a build that failed is answered with an error.
fn answers(port: u16) -> Result<bool> {
    let mut stream = TcpStream::connect((SERVE_HOST, port))?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    let host = format!("{SERVE_HOST}:{port}");
    let request =
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    let mut status = String::new();
    BufReader::new(stream).read_line(&mut status)?;
    Ok(status.contains(" 200 "))
}

/// The process that asked for the announcement; another number once it is gone.
fn parent() -> u32 {
    #[cfg(unix)]
    return std::os::unix::process::parent_id();
    #[cfg(not(unix))]
    return 0;
}
