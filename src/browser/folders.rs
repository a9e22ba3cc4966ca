//! Folders: chosen or dropped by the person, with all files in them and in the folders inside.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::DragEvent;

use super::files::{Chosen, dropped, pick};
use super::page::members;

/// Most files of all folders that are dropped at once.
const MOST_FILES: usize = 50_000;
/// Most folders inside one another; what links to itself ends here.
const DEEPEST: usize = 30;

/// A file with the folders that it lies in.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Its name behind those of its folders, with slashes between; its name alone where it was chosen by itself.
    pub path: String,
    /// True where a folder was chosen, not the file itself.
    pub is_in_folder: bool,
    /// The file.
    pub file: Chosen,
}

impl Placed {
    /// A file that was chosen by itself.
    #[must_use]
    pub fn alone(file: Chosen) -> Self {
        Self {
            path: file.name(),
            is_in_folder: false,
            file,
        }
    }
}

/// Opens the browser's picker of folders; `chosen` is called with all files of the one that the person picked, also those of
/// the folders in it.
pub fn choose_folder(chosen: impl FnOnce(Vec<Placed>) + 'static) {
    pick("", true, move |files| {
        let placed = files.into_iter().map(|file| Placed {
            path: path_of(&file),
            is_in_folder: true,
            file,
        });
        chosen(placed.collect());
    });
}

/// The path of a file below the folder that was chosen, which stands first in it.
fn path_of(file: &Chosen) -> String {
    let own: &web_sys::File = file.0.as_ref();
    let path = text(own, "webkitRelativePath");
    if path.is_empty() { file.name() } else { path }
}

/// A property of one of the browser's objects. One function for all of them: each getter of a type is another one in the script
/// of a first visit.
fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok()
}

/// What a method of one of these objects gives, by its name: each of web-sys's is a function of its own in the script of a first visit.
fn called(object: &JsValue, method: &str, given: &[Function]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(object, &method.into())?.dyn_into()?;
    let given: Array = given.iter().collect();
    method.apply(object, &given)
}

fn text(object: &JsValue, name: &str) -> String {
    let value = property(object, name);
    value
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

fn is_folder(entry: &JsValue) -> bool {
    property(entry, "isDirectory").and_then(|value| value.as_bool()) == Some(true)
}

/// What an event drops on the page. The browser hands it out while the event lasts only, so that this comes first and
/// [`Dropped::files`] reads the folders afterwards.
pub struct Dropped {
    files: Vec<Chosen>,
    entries: Vec<JsValue>,
}

impl Dropped {
    /// Of an event; the browser's own handling is called off.
    #[must_use]
    pub fn of(event: &DragEvent) -> Self {
        let data = event.data_transfer();
        let items = data.and_then(|data| property(&data, "items"));
        let items = items.iter().flat_map(members::<JsValue>);
        let entry = |item: JsValue| called(&item, "webkitGetAsEntry", &[]).ok();
        let entries = items.filter_map(entry).filter(JsValue::is_object);
        Self {
            entries: entries.collect(),
            files: dropped(event),
        }
    }

    /// True where nothing was dropped.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.entries.is_empty()
    }

    /// The files, those of folders among them. A folder that does not read keeps nothing else out; true where one did not, or
    /// where there were more files than can be read at once.
    pub async fn files(self) -> (Vec<Placed>, bool) {
        // Without folders the files themselves are all that there is; a script may drop files that are no entries.
        if !self.entries.iter().any(is_folder) {
            return (self.files.into_iter().map(Placed::alone).collect(), false);
        }
        let (mut found, mut incomplete) = (Vec::new(), false);
        let mut left: Vec<(JsValue, usize)> =
            self.entries.into_iter().map(|entry| (entry, 0)).collect();
        while let Some((entry, depth)) = left.pop() {
            if found.len() >= MOST_FILES || depth > DEEPEST {
                incomplete = true;
                continue;
            }
            if is_folder(&entry) {
                let inside = entries_of(&entry).await;
                incomplete |= inside.is_err();
                let inside = inside.unwrap_or_default().into_iter();
                left.extend(inside.map(|one| (one, depth + 1)));
            } else {
                match file_of(&entry).await {
                    Ok(file) => found.push(Placed {
                        path: text(&entry, "fullPath").trim_start_matches('/').to_owned(),
                        is_in_folder: depth > 0,
                        file,
                    }),
                    Err(_) => incomplete = true,
                }
            }
        }
        (found, incomplete)
    }
}

/// The file of an entry.
async fn file_of(entry: &JsValue) -> Result<Chosen, JsValue> {
    let mut refused = Ok(JsValue::UNDEFINED);
    let asked = Promise::new(&mut |found, failed| {
        refused = called(entry, "file", &[found, failed]);
    });
    refused?;
    let file: web_sys::File = JsFuture::from(asked).await?.unchecked_into();
    Ok(Chosen(file.into()))
}

/// The entries of a folder; the browser hands out some at a time (Chromium a hundred), and none at the end.
async fn entries_of(folder: &JsValue) -> Result<Vec<JsValue>, JsValue> {
    let reader = called(folder, "createReader", &[])?;
    let mut all = Vec::new();
    loop {
        let mut refused = Ok(JsValue::UNDEFINED);
        let asked = Promise::new(&mut |found, failed| {
            refused = called(&reader, "readEntries", &[found, failed]);
        });
        refused?;
        let some = JsFuture::from(asked).await?;
        let before = all.len();
        all.extend(members::<JsValue>(&some));
        if all.len() == before || all.len() > MOST_FILES {
            return Ok(all);
        }
    }
}
