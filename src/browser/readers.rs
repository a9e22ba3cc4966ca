//! Reports are read in workers: a second program (`src/bin/reader.rs`), started as often as the machine has processors, that knows
//! nothing but the templates. Here is what both sides say to each other, and the page's side.
//!
//! Files and texts of reports go over as the browser's own values: the page's program copies none of them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Array, Function, JsString, Promise, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageEvent;

use super::events::call_at;
use super::files::Chosen;
use super::program;
use super::text::Text;
use crate::formats::packed::unpack;
use crate::model::file::LARGEST_FILE;
use crate::storage::collections::submission_text;
use crate::storage::received::{Read, ReportReader};

/// Most workers: each takes some tens of megabytes.
const MOST: usize = 4;

/// Something to be read.
#[derive(Clone, Debug)]
pub enum Item {
    /// A file of the person's.
    File(Chosen),
    /// A file by its name, whose text is here.
    Named(String, Text),
    /// The record of a collection's file.
    Record(Text),
    /// A report as JSON, whose findings are asked for.
    Report(Text),
}

impl Item {
    pub(super) fn from_js(value: JsValue) -> Option<Self> {
        match value.dyn_into::<web_sys::File>() {
            Ok(file) => Some(Self::File(Chosen::from(file))),
            Err(value) => match value.dyn_into::<JsString>() {
                Ok(text) => Some(Self::Record(Text(text))),
                Err(value) => {
                    let parts: Array = value.dyn_into().ok()?;
                    let text = Text(parts.get(0).dyn_into().ok()?);
                    Some(match parts.get(1).as_string() {
                        Some(name) => Self::Named(name, text),
                        None => Self::Report(text),
                    })
                }
            },
        }
    }

    /// Reads it; beside what it is the text of its report, where that is of use. The same in a worker and in the page.
    pub async fn read(self, reader: &ReportReader) -> (Read, Option<String>) {
        match self {
            Self::File(file) => {
                let content = file.text(LARGEST_FILE).await;
                let (read, text) = reader.read_file(&file.name(), content);
                (Read::File(read), text)
            }
            Self::Named(name, text) => {
                let (read, text) = reader.read_file(&name, Ok(String::from(&text)));
                (Read::File(read), text)
            }
            Self::Report(text) => {
                let findings = reader.findings(&String::from(&text));
                (Read::Findings(findings), None)
            }
            Self::Record(text) => {
                let text = String::from(&text);
                (
                    Read::Record(reader.read_record(submission_text(&text))),
                    None,
                )
            }
        }
    }

    fn to_js(&self) -> JsValue {
        match self {
            Self::File(file) => file.to_js(),
            Self::Named(name, text) => Array::of2(&text.into(), &name.into()).into(),
            Self::Report(text) => Array::of1(&text.into()).into(),
            Self::Record(text) => text.into(),
        }
    }
}

/// What was read, and the text of its report where it is of use.
pub type Answer = (Read, Option<Text>);

/// A worker, which ends with this value.
#[derive(Debug)]
pub struct Reader {
    worker: web_sys::Worker,
    waiting: Rc<RefCell<Waiting>>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut()>,
}

/// Who waits for which answer.
#[derive(Debug, Default)]
struct Waiting {
    last: u32,
    asked: BTreeMap<u32, (Function, Function)>,
    is_gone: bool,
}

impl Waiting {
    fn answer(&mut self, message: &JsValue) {
        let number = message.dyn_ref::<Array>().map(|parts| parts.get(0));
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        // A number of ours, come back.
        let number = number.and_then(|one| one.as_f64()).map(|one| one as u32);
        match number.and_then(|number| self.asked.remove(&number)) {
            Some((answered, _)) => drop(answered.call1(&JsValue::NULL, message)),
            None => self.fail(),
        }
    }

    /// It cannot go on: whoever waits is told.
    fn fail(&mut self) {
        self.is_gone = true;
        for (_, (_, failed)) in std::mem::take(&mut self.asked) {
            let _ = failed.call0(&JsValue::NULL);
        }
    }
}

/// How many workers there is room for; none where the program for them is not beside the page.
#[must_use]
pub fn most() -> usize {
    if address().is_none() {
        return 0;
    }
    let processors = super::window().map(|window| window.navigator().hardware_concurrency());
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A small whole number.
    let processors = processors.unwrap_or_default() as usize;
    processors.clamp(1, MOST)
}

/// Its script has the name of the page's, and comes with it. The edition in one file has none, nor has the development build.
fn address() -> Option<String> {
    let name = program::name();
    let stem = name
        .strip_suffix(".js")
        .filter(|_| cfg!(feature = "split"))?;
    Some(format!("{stem}-reader.js"))
}

impl Reader {
    /// Starts a worker and hands it what it reads by (`ReportReader::pack`). None where it cannot be started.
    pub async fn start(read_by: &[u8]) -> Option<Self> {
        let worker = web_sys::Worker::new(&address()?).ok()?;
        let waiting = Rc::new(RefCell::new(Waiting::default()));
        let own = Rc::clone(&waiting);
        let heard = Closure::new(move |event: MessageEvent| {
            own.borrow_mut().answer(&event.data());
        });
        let own = Rc::clone(&waiting);
        let failed = Closure::new(move || own.borrow_mut().fail());
        call_at(&worker, "message", heard.as_ref().unchecked_ref());
        call_at(&worker, "error", failed.as_ref().unchecked_ref());
        let reader = Self {
            worker,
            waiting,
            _heard: heard,
            _failed: failed,
        };
        // It says so when it listens.
        reader.answer(0).await?;
        let bytes = Uint8Array::from(read_by);
        reader.worker.post_message(&bytes).ok()?;
        Some(reader)
    }

    /// Reads some items: what each is, in their order. None where the worker is gone.
    pub async fn read(&self, items: &[Item]) -> Option<Vec<Answer>> {
        let number = {
            let mut waiting = self.waiting.borrow_mut();
            waiting.last += 1;
            waiting.last
        };
        let all: Array = items.iter().map(Item::to_js).collect();
        let answer = self.answer(number);
        self.worker
            .post_message(&Array::of2(&number.into(), &all))
            .ok()?;
        let answer: Array = answer.await?.dyn_into().ok()?;
        let bytes: Uint8Array = answer.get(1).dyn_into().ok()?;
        let texts: Array = answer.get(2).dyn_into().ok()?;
        let read: Vec<Read> = unpack(&bytes.to_vec())?;
        let texts = texts.into_iter().map(|text| text.dyn_into().ok().map(Text));
        let answers: Vec<Answer> = read.into_iter().zip(texts).collect();
        (answers.len() == items.len()).then_some(answers)
    }

    /// The answer of a number; asked for at once.
    fn answer(&self, number: u32) -> impl Future<Output = Option<JsValue>> + use<> {
        let waiting = Rc::clone(&self.waiting);
        let promise = Promise::new(&mut |answered, failed| {
            let mut waiting = waiting.borrow_mut();
            if waiting.is_gone {
                let _ = failed.call0(&JsValue::NULL);
            } else {
                waiting.asked.insert(number, (answered, failed));
            }
        });
        async { JsFuture::from(promise).await.ok() }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
