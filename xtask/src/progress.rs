//! Telling what is being done, and how long it took.

use std::time::{Duration, Instant};

use crate::failure::Result;

/// A numbered list of steps on the terminal.
pub struct Progress {
    total: usize,
    begun: usize,
    talkative: bool,
}

impl Progress {
    /// A list of `total` steps that names each, also those with nothing to do.
    pub fn full(total: usize) -> Self {
        Self {
            total,
            begun: 0,
            talkative: true,
        }
    }

    /// A list of `total` steps that names only those with something to do.
    pub fn brief(total: usize) -> Self {
        Self {
            total,
            begun: 0,
            talkative: false,
        }
    }

    /// A step that has nothing to do.
    pub fn ready(&mut self, name: &str) {
        self.begun += 1;
        if self.talkative {
            println!("[{}/{}] {name}: ready", self.begun, self.total);
        }
    }

    /// A step that does `work`; `notice` says what, and how long it may take.
    pub fn work<T>(
        &mut self,
        name: &str,
        notice: &str,
        work: impl FnOnce() -> Result<T>,
    ) -> Result<T> {
        self.begun += 1;
        let place = format!("[{}/{}] {name}", self.begun, self.total);
        println!("{place}: {notice} ...");
        let start = Instant::now();
        let value = work()?;
        println!("{place}: done in {}", spoken(start.elapsed()));
        Ok(value)
    }

    /// A step that finds out by itself whether there is something to do, usually within a second.
    pub fn check<T>(
        &mut self,
        name: &str,
        notice: &str,
        work: impl FnOnce() -> Result<T>,
    ) -> Result<T> {
        if self.talkative {
            return self.work(name, notice, work);
        }
        self.begun += 1;
        work()
    }
}

/// A duration as people say it: `0.4 s`, `52 s`, `4 min 37 s`.
pub fn spoken(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds >= 60 {
        format!("{} min {} s", seconds / 60, seconds % 60)
    } else if seconds >= 10 {
        format!("{seconds} s")
    } else {
        format!("{seconds}.{} s", time.subsec_millis() / 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(milliseconds: u64, expected: &str) {
        assert_eq!(spoken(Duration::from_millis(milliseconds)), expected);
    }

    #[test]
    fn durations_are_told_in_the_unit_that_fits() {
        check(0, "0.0 s");
        check(430, "0.4 s");
        check(9_990, "9.9 s");
        check(52_400, "52 s");
        check(60_000, "1 min 0 s");
        check(277_000, "4 min 37 s");
    }
}
