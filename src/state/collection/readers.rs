//! Who reads the reports of a collection: workers where many are to be read and workers are to be had, else the page itself, a few
//! milliseconds at a time. What comes of it is the same.

use std::cell::{Cell, OnceCell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;

use crate::browser::readers::{Answer, Item, Reader, most};
use crate::browser::text::Text;
use crate::browser::{clock, timers};
use crate::storage::received::ReportReader;

/// For so many milliseconds work goes on before the browser gets its turn: a task of more than 50 is felt.
const AT_A_TIME: u64 = 15;
/// Fewer are read in the page: a worker takes as long to start.
const FEW: usize = 24;
/// A worker gets so many at a time, and as many wait for it: what it answers is taken in within a few milliseconds.
const BATCH: usize = 16;
/// How many batches a worker has.
const AHEAD: usize = 2;

/// Rests when a while has passed.
pub(super) struct Pace(u64);

impl Pace {
    pub(super) fn new() -> Self {
        Self(clock::milliseconds())
    }

    pub(super) async fn rest(&mut self) {
        if clock::milliseconds().saturating_sub(self.0) >= AT_A_TIME {
            timers::pause().await;
            self.0 = clock::milliseconds();
        }
    }
}

/// What is to be read next, with its position; or what is known of it already.
pub(super) type Next = (usize, Result<Item, Answer>);

/// What is still to be read: what a worker gave back, then the rest, drawn when there is somebody to read it.
struct Queue {
    again: Vec<(usize, Item)>,
    rest: Box<dyn Iterator<Item = Next>>,
}

impl Queue {
    fn next(&mut self) -> Option<Next> {
        let again = self.again.pop();
        let again = again.map(|(position, item)| (position, Ok(item)));
        again.or_else(|| self.rest.next())
    }
}

/// Who reads: workers stay until all that belongs together is read.
pub(super) struct Readers {
    read_by: Rc<ReportReader>,
    bytes: OnceCell<Rc<Vec<u8>>>,
    idle: RefCell<Vec<Rc<Reader>>>,
}

/// Reads items in any order. `take` gets each with its position and says whether to go on; false where it did not.
pub(super) async fn read_all(
    read_by: &Rc<ReportReader>,
    items: Vec<Item>,
    take: impl FnMut(usize, Answer) -> bool + 'static,
) -> bool {
    let count = items.len();
    let items = items.into_iter().map(Ok).enumerate();
    Readers::new(Rc::clone(read_by))
        .read(count, items, take)
        .await
}

impl Readers {
    pub(super) fn new(read_by: Rc<ReportReader>) -> Rc<Self> {
        Rc::new(Self {
            read_by,
            bytes: OnceCell::new(),
            idle: RefCell::default(),
        })
    }

    /// Reads so many items as [`read_all`] does; each is drawn when there is somebody to read it.
    pub(super) async fn read(
        self: &Rc<Self>,
        count: usize,
        items: impl Iterator<Item = Next> + 'static,
        take: impl FnMut(usize, Answer) -> bool + 'static,
    ) -> bool {
        let workers = if count < FEW { 0 } else { most() };
        let reading = Reading {
            queue: Rc::new(RefCell::new(Queue {
                again: Vec::new(),
                rest: Box::new(items),
            })),
            take: Rc::new(RefCell::new(Taking {
                take: Box::new(take),
                goes_on: true,
            })),
        };
        let all = (0..workers).map(|_| {
            let (reading, readers) = (reading.clone(), Rc::clone(self));
            let work: Work = Box::pin(async move { reading.by_worker(&readers).await });
            work
        });
        together(all.collect()).await;
        // What no worker read.
        reading.in_page(&self.read_by).await;
        reading.goes_on()
    }

    /// A worker that has nothing to do, or a new one; none where it cannot be started.
    async fn worker(&self) -> Option<Rc<Reader>> {
        let idle = self.idle.borrow_mut().pop();
        if idle.is_some() {
            return idle;
        }
        let bytes = self.bytes.get_or_init(|| Rc::new(self.read_by.pack()));
        Reader::start(bytes).await.map(Rc::new)
    }
}

type Work = Pin<Box<dyn Future<Output = ()>>>;

/// Waits for all of some works.
async fn together(mut all: Vec<Work>) {
    poll_fn(|context| {
        all.retain_mut(|one| one.as_mut().poll(context).is_pending());
        if all.is_empty() {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
}

/// What is read, and where it goes.
#[derive(Clone)]
struct Reading {
    queue: Rc<RefCell<Queue>>,
    take: Rc<RefCell<Taking>>,
}

struct Taking {
    take: Box<dyn FnMut(usize, Answer) -> bool>,
    goes_on: bool,
}

impl Reading {
    fn goes_on(&self) -> bool {
        self.take.borrow().goes_on
    }

    fn take(&self, position: usize, answer: Answer) {
        let mut taking = self.take.borrow_mut();
        taking.goes_on = taking.goes_on && (taking.take)(position, answer);
    }

    async fn by_worker(self, readers: &Readers) {
        let Some(worker) = readers.worker().await else {
            return;
        };
        let is_sound = Rc::new(Cell::new(true));
        let ahead = (0..AHEAD).map(|_| {
            let (reading, worker, is_sound) =
                (self.clone(), Rc::clone(&worker), Rc::clone(&is_sound));
            let work: Work = Box::pin(async move {
                if !reading.batches(&worker).await {
                    is_sound.set(false);
                }
            });
            work
        });
        together(ahead.collect()).await;
        if is_sound.get() {
            readers.idle.borrow_mut().push(worker);
        }
    }

    /// False where the worker is gone.
    async fn batches(&self, worker: &Reader) -> bool {
        while self.goes_on() {
            let batch = self.draw().await;
            if batch.is_empty() {
                return true;
            }
            let items: Vec<Item> = batch.iter().map(|(_, item)| item.clone()).collect();
            match worker.read(&items).await {
                Some(answers) => {
                    for ((position, _), answer) in batch.into_iter().zip(answers) {
                        self.take(position, answer);
                    }
                }
                None => {
                    // Others, or the page, read it.
                    self.queue.borrow_mut().again.extend(batch);
                    return false;
                }
            }
        }
        true
    }

    /// Some items for a worker: to draw one may be to inflate it.
    async fn draw(&self) -> Vec<(usize, Item)> {
        let (mut batch, mut pace) = (Vec::new(), Pace::new());
        while batch.len() < BATCH && self.goes_on() {
            let next = self.queue.borrow_mut().next();
            match next {
                Some((position, Ok(item))) => batch.push((position, item)),
                Some((position, Err(answer))) => self.take(position, answer),
                None => break,
            }
            pace.rest().await;
        }
        batch
    }

    async fn in_page(&self, read_by: &ReportReader) {
        let mut pace = Pace::new();
        while self.goes_on() {
            let next = self.queue.borrow_mut().next();
            let Some((position, next)) = next else {
                return;
            };
            let answer = match next {
                Ok(item) => {
                    let (read, text) = item.read(read_by).await;
                    (read, text.as_deref().map(Text::from))
                }
                Err(answer) => answer,
            };
            pace.rest().await;
            self.take(position, answer);
        }
    }
}
