//! Waiting for the lazy functions of the program (`browser::lazy`), a failure of which the page tells with "Thử lại".
//!
//! A form can be filled in and is saved without any of them. What the functions do stands where they are declared: the
//! call leads there.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;

pub use crate::browser::lazy::LoadError;
use crate::messages::vi::app as words;

/// Where something is that is loaded when it is first asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadState<T> {
    /// Nobody asked for it yet.
    Absent,
    /// On its way.
    Loading,
    /// It did not come; "Thử lại" tries again.
    Failed,
    /// Here.
    Ready(T),
}

/// Calls of lazy functions on their way.
pub type Loading = Pin<Box<dyn Future<Output = Result<(), LoadError>>>>;

/// What is waited for, as it can be tried more than once.
pub struct Request {
    /// Calls the lazy functions.
    pub call: Box<dyn Fn() -> Loading>,
    /// False once nobody waits any more: the page was left.
    pub wanted: Box<dyn Fn() -> bool>,
    /// Hears whether the last call failed.
    pub failed: Box<dyn Fn(bool)>,
}

/// What those who wait for lazy functions share.
#[derive(Clone, Copy)]
pub struct Loads {
    /// What the person waits for, in words; empty for nothing.
    pub busy: RwSignal<&'static str>,
    /// A call failed, and somebody waits for "Thử lại".
    failed: RwSignal<bool>,
    /// How many wait for it.
    failures: StoredValue<u32>,
    /// Counts what a person asked for.
    asked: StoredValue<u32>,
    /// Counts "Thử lại".
    attempt: StoredValue<u32>,
    /// Woken when one of these changes.
    waiting: StoredValue<Rc<RefCell<Vec<Waker>>>, LocalStorage>,
}

impl Default for Loads {
    fn default() -> Self {
        Self {
            busy: RwSignal::new(""),
            failed: RwSignal::new(false),
            failures: StoredValue::new(0),
            asked: StoredValue::new(0),
            attempt: StoredValue::new(0),
            waiting: StoredValue::new_local(Rc::default()),
        }
    }
}

impl Loads {
    /// True while something that the page needs did not come.
    #[must_use]
    pub fn have_failed(self) -> bool {
        self.failed.get()
    }

    /// Tries again what failed.
    pub fn try_again(self) {
        self.attempt.update_value(|attempt| *attempt += 1);
        self.wake();
    }

    fn note_failures(self, more: i32) {
        self.failures
            .update_value(|count| *count = count.saturating_add_signed(more));
        self.failed.set(self.failures.get_value() > 0);
    }

    /// Waits for lazy functions; a failure is told, and tried again when the person says so. False when nobody wants it
    /// any more.
    pub async fn load(self, request: Request) -> bool {
        loop {
            let attempt = self.attempt.get_value();
            let mut call = (request.call)();
            // What was left meanwhile must not be drawn.
            let outcome = poll_fn(|context| {
                if (request.wanted)() {
                    call.as_mut().poll(context).map(Some)
                } else {
                    Poll::Ready(None)
                }
            });
            match outcome.await {
                Some(Ok(())) => return true,
                Some(Err(LoadError)) => {}
                None => return false,
            }
            (request.failed)(true);
            self.note_failures(1);
            let is_over = || self.attempt.get_value() != attempt || !(request.wanted)();
            self.until(|| is_over().then_some(())).await;
            self.note_failures(-1);
            if !(request.wanted)() {
                return false;
            }
            (request.failed)(false);
        }
    }

    /// Does what only lazy functions can do. What was asked for before and failed is dropped: the person went on.
    pub fn run(self, call: impl Fn() -> Loading + 'static) {
        let mine = self.asked.get_value().wrapping_add(1);
        self.asked.set_value(mine);
        self.wake();
        let failed = Rc::new(Cell::new(false));
        let before = failed.clone();
        self.start(Request {
            call: Box::new(call),
            wanted: Box::new(move || !before.get() || self.asked.get_value() == mine),
            failed: Box::new(move |_| {
                failed.set(true);
                self.busy.set("");
            }),
        });
    }

    /// The same for what the person waits for: the page says so.
    pub fn run_waiting(self, call: impl Fn() -> Loading + 'static) {
        self.busy.set(words::LOADING);
        self.run(move || {
            let call = call();
            Box::pin(async move {
                call.await?;
                self.busy.set("");
                Ok(())
            })
        });
    }

    /// The same as long as the part of the page is there that calls this.
    pub fn run_here(self, call: impl Fn() -> Loading + 'static) {
        let here = StoredValue::new(());
        self.start_here(Request {
            call: Box::new(call),
            wanted: Box::new(move || !here.is_disposed()),
            failed: Box::new(|_| ()),
        });
    }

    /// The same whatever page is open.
    pub fn run_always(self, call: impl Fn() -> Loading + 'static) {
        self.start(Request {
            call: Box::new(call),
            wanted: Box::new(|| true),
            failed: Box::new(|_| ()),
        });
    }

    /// Waits for a request below the owner of the caller, as if the functions were called here.
    pub fn start_here(self, request: Request) {
        // Who leaves waits no longer for "Thử lại".
        on_cleanup(move || self.wake());
        run_now(ScopedFuture::new_untracked(async move {
            let _ = self.load(request).await;
        }));
    }

    fn start(self, request: Request) {
        run_now(async move {
            let _ = self.load(request).await;
        });
    }

    /// Loads something once for all who ask, and waits for it.
    ///
    /// # Errors
    /// It could not be loaded; asking again tries again.
    pub async fn once(
        self,
        state: RwSignal<LoadState<()>>,
        call: impl FnOnce() -> Loading,
    ) -> Result<(), LoadError> {
        if matches!(state.get_untracked(), LoadState::Absent | LoadState::Failed) {
            state.set(LoadState::Loading);
            let call = call();
            // Whoever asked first may leave; others wait for it too.
            run_now(async move {
                state.set(match call.await {
                    Ok(()) => LoadState::Ready(()),
                    Err(LoadError) => LoadState::Failed,
                });
                self.wake();
            });
        }
        self.until(|| match state.get_untracked() {
            LoadState::Ready(()) => Some(Ok(())),
            LoadState::Failed => Some(Err(LoadError)),
            LoadState::Absent | LoadState::Loading => None,
        })
        .await
    }

    /// Waits until `check` finds something; it is asked again after each [`Loads::wake`].
    pub async fn until<T>(self, check: impl Fn() -> Option<T>) -> T {
        poll_fn(|context| match check() {
            Some(found) => Poll::Ready(found),
            None => {
                let waiting = self.waiting.get_value();
                waiting.borrow_mut().push(context.waker().clone());
                Poll::Pending
            }
        })
        .await
    }

    /// Something that others wait for has changed.
    pub(super) fn wake(self) {
        let waiting = self.waiting.get_value().take();
        waiting.into_iter().for_each(Waker::wake);
    }
}

/// Runs a future; what is here already is done before this returns.
pub fn run_now(future: impl Future<Output = ()> + 'static) {
    let mut future: Pin<Box<dyn Future<Output = ()>>> = Box::pin(future);
    if future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
        .is_pending()
    {
        spawn_local(future);
    }
}
