//! What a person does on the page: presses, types, composes, chooses, pastes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CompositionEvent, Element, Event, HtmlElement};

use super::dom::{is_shown, name_of, property};
use super::page::Page;

/// What a person can press.
const PRESSED: &str = "button, a, summary, label";

impl Page {
    /// Presses what a person reads by this name, or by a name that begins so.
    #[track_caller]
    pub fn press(&self, name: &str) -> impl Future<Output = ()> {
        let shown = || self.all(PRESSED).into_iter().filter(is_shown);
        let found = shown()
            .find(|one| name_of(one) == name)
            .or_else(|| shown().find(|one| name_of(one).starts_with(name)));
        let found = found.unwrap_or_else(|| {
            let names: Vec<String> = shown().map(|one| name_of(&one)).collect();
            panic!("nothing is called {name}, but {names:?}")
        });
        found.click();
        tick()
    }

    /// Presses the element that a selector finds.
    #[track_caller]
    pub fn press_at(&self, selector: &str) -> impl Future<Output = ()> {
        self.find(selector).click();
        tick()
    }

    /// Types a text in the place of what stands in a control, as a keyboard does: one event after each letter.
    ///
    /// # Panics
    /// The control is rewritten while it is typed in.
    pub async fn type_in(&self, selector: &str, typed: &str) {
        let control = self.enter(selector);
        set_property(&control, "value", "");
        for (start, letter) in typed.char_indices() {
            let so_far = &typed[..start + letter.len_utf8()];
            set_property(&control, "value", so_far);
            happen(&control, "input");
            tick().await;
            let stands = property(&control, "value");
            assert_eq!(stands, so_far, "{selector} rewritten while typing {typed}");
        }
        if typed.is_empty() {
            happen(&control, "input");
            tick().await;
        }
    }

    /// The same at once, as one event: what is pasted or dictated.
    pub async fn fill(&self, selector: &str, text: &str) {
        let control = self.enter(selector);
        set_property(&control, "value", text);
        happen(&control, "input");
        tick().await;
    }

    /// Types a text and leaves the control.
    pub async fn answer_in(&self, selector: &str, typed: &str) {
        self.type_in(selector, typed).await;
        self.leave(selector).await;
    }

    /// Leaves a control.
    pub async fn leave(&self, selector: &str) {
        let control = self.find(selector);
        control.blur().unwrap();
        // A window in the background tells nobody of its focus.
        happen(&control, "blur");
        tick().await;
    }

    /// Gives a control the focus.
    #[track_caller]
    pub fn enter(&self, selector: &str) -> HtmlElement {
        let control = self.find(selector);
        control.focus().unwrap();
        happen(&control, "focus");
        control
    }

    /// Composes a text step by step, as an input method does; each step takes the place of the one before.
    ///
    /// # Panics
    /// The control is rewritten in between.
    pub async fn compose(&self, selector: &str, steps: &[&str]) {
        let control = self.enter(selector);
        composition(&control, "compositionstart");
        for step in steps {
            composition(&control, "compositionupdate");
            set_property(&control, "value", step);
            happen(&control, "input");
            tick().await;
            let stands = property(&control, "value");
            assert_eq!(stands, *step, "{selector} rewritten while composing");
        }
        composition(&control, "compositionend");
        tick().await;
    }

    /// Chooses an option of a list by its value.
    pub async fn choose(&self, selector: &str, value: &str) {
        let list = self.enter(selector);
        set_property(&list, "value", value);
        assert_eq!(property(&list, "value"), value, "no such option");
        happen(&list, "change");
        tick().await;
    }

    /// Presses a key in a control; true when the page left it to the browser.
    pub async fn key(&self, selector: &str, key: &str, held: &str) -> bool {
        self.key_at(selector, key, "", held).await
    }

    /// The same of a key by its place on the keyboard too, whatever letter a layout gives it.
    pub async fn key_at(&self, selector: &str, key: &str, code: &str, held: &str) -> bool {
        let left = script(
            "const [key, code, ...held] = given.split(' ');
             const is = (one) => held.includes(one);
             return target.dispatchEvent(new KeyboardEvent('keydown', {
               key, code, bubbles: true, cancelable: true, ctrlKey: is('Control'), shiftKey: is('Shift'), altKey: is('Alt'),
               metaKey: is('Meta'), isComposing: is('composing'), keyCode: is('229') ? 229 : 0 }));",
            &self.find(selector),
            &format!("{key} {code} {held}"),
        );
        tick().await;
        left.is_truthy()
    }

    /// Puts the caret into the text of a control, or chooses a part of it.
    pub fn choose_text(&self, selector: &str, start: u32, end: u32) {
        script(
            "const [start, end] = given.split(' '); target.setSelectionRange(start, end);",
            &self.enter(selector),
            &format!("{start} {end}"),
        );
    }

    /// Presses a key at which the browser moves the caret of a text by itself, once the page has heard of it; true when the
    /// page left it to the browser.
    pub async fn key_to(&self, selector: &str, key: &str, caret: u32) -> bool {
        let left = script(
            "const [key, caret] = given.split(' ');
             const left = target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
             if (left) target.setSelectionRange(caret, caret);
             return left;",
            &self.find(selector),
            &format!("{key} {caret}"),
        );
        tick().await;
        left.is_truthy()
    }

    /// Pastes a text into a control; true when the page left it to the browser.
    pub async fn paste(&self, selector: &str, text: &str) -> bool {
        self.paste_with(selector, text, "").await
    }

    /// The same where the clipboard has HTML beside the text.
    pub async fn paste_with(&self, selector: &str, text: &str, html: &str) -> bool {
        let left = script(
            "const clipboardData = new DataTransfer();
             const [html, ...text] = given.split('\\u0000');
             clipboardData.setData('text/plain', text.join(''));
             if (html) clipboardData.setData('text/html', html);
             return target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));",
            &self.enter(selector),
            &format!("{html}\0{text}"),
        );
        tick().await;
        left.is_truthy()
    }
}

/// Closes a dialog as Esc does, and marks its page once it told so, which a browser does later.
pub fn close_dialog(dialog: &Element) {
    script(
        "target.addEventListener('close', () => { document.body.dataset[given] = 'told'; });
         target.close();",
        dialog,
        "dialogClosed",
    );
}

/// The event of a file that is dropped on the page.
pub fn drop_of(name: &str, text: &str) -> web_sys::DragEvent {
    script(
        "const dataTransfer = new DataTransfer();
         const [name, ...text] = given.split('\\n');
         dataTransfer.items.add(new File([text.join('\\n')], name, { type: 'application/json' }));
         return new DragEvent('drop', { dataTransfer, cancelable: true });",
        &document().body().unwrap(),
        &format!("{name}\n{text}"),
    )
    .unchecked_into()
}

/// Drops a file of any bytes.
pub fn drop_of_bytes(name: &str, bytes: &[u8]) -> web_sys::DragEvent {
    script(
        "const dataTransfer = new DataTransfer();
         const [name, text] = given.split('\\n');
         const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
         dataTransfer.items.add(new File([bytes], name));
         return new DragEvent('drop', { dataTransfer, cancelable: true });",
        &document().body().unwrap(),
        &format!("{name}\n{}", STANDARD.encode(bytes)),
    )
    .unchecked_into()
}

fn happen(target: &Element, event: &str) {
    target.dispatch_event(&Event::new(event).unwrap()).unwrap();
}

fn composition(target: &Element, event: &str) {
    target
        .dispatch_event(&CompositionEvent::new(event).unwrap())
        .unwrap();
}

fn set_property(element: &Element, name: &str, value: &str) {
    Reflect::set(element, &name.into(), &value.into()).unwrap();
}

/// What only a script can make: events with a key, a clipboard or files.
fn script(body: &str, target: &Element, given: &str) -> JsValue {
    Function::new_with_args("target, given", body)
        .call2(&JsValue::NULL, target, &given.into())
        .unwrap()
}
