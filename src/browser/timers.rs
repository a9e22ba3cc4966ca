//! Timers.

use gloo_timers::callback::Timeout;

/// Calls `act` once, after some milliseconds; nothing calls it off.
pub fn after(milliseconds: u32, act: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, act).forget();
}
