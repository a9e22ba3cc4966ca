//! Who reads the reports of a collection: workers where many are to be read and workers are to be had, else the page itself, a few
//! milliseconds at a time. What comes of it is the same.

use std::cell::RefCell;
use std::collections::VecDeque;
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

/// What is still to be read, each with its position.
type Queue = Rc<RefCell<VecDeque<(usize, Item)>>>;

/// Reads items in any order. `take` gets each with its position and says whether to go on; false where it did not.
pub(super) async fn read_all(
    read_by: &Rc<ReportReader>,
    items: Vec<Item>,
    take: impl FnMut(usize, Answer) -> bool + 'static,
) -> bool {
    let workers = if items.len() < FEW { 0 } else { most() };
    let items: VecDeque<(usize, Item)> = items.into_iter().enumerate().collect();
    let reading = Reading {
        queue: Rc::new(RefCell::new(items)),
        take: Rc::new(RefCell::new(Taking {
            take: Box::new(take),
            goes_on: true,
        })),
    };
    let bytes = (workers > 0).then(|| Rc::new(read_by.pack()));
    let all = (0..workers).filter_map(|_| {
        let (reading, bytes) = (reading.clone(), Rc::clone(bytes.as_ref()?));
        let work: Work = Box::pin(async move { reading.by_worker(&bytes).await });
        Some(work)
    });
    together(all.collect()).await;
    // What no worker read.
    reading.in_page(read_by).await;
    reading.goes_on()
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
    queue: Queue,
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

    async fn by_worker(self, read_by: &[u8]) {
        let Some(worker) = Reader::start(read_by).await else {
            return;
        };
        let worker = Rc::new(worker);
        let ahead = (0..AHEAD).map(|_| {
            let (reading, worker) = (self.clone(), Rc::clone(&worker));
            let work: Work = Box::pin(async move { reading.batches(&worker).await });
            work
        });
        together(ahead.collect()).await;
    }

    async fn batches(&self, worker: &Reader) {
        while self.goes_on() {
            let batch: Vec<(usize, Item)> = {
                let mut queue = self.queue.borrow_mut();
                let size = queue.len().min(BATCH);
                queue.drain(..size).collect()
            };
            if batch.is_empty() {
                return;
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
                    self.queue.borrow_mut().extend(batch);
                    return;
                }
            }
        }
    }

    async fn in_page(&self, read_by: &ReportReader) {
        let mut pace = Pace::new();
        while self.goes_on() {
            let next = self.queue.borrow_mut().pop_front();
            let Some((position, item)) = next else {
                return;
            };
            let (read, text) = item.read(read_by).await;
            pace.rest().await;
            self.take(position, (read, text.as_deref().map(Text::from)));
        }
    }
}
