//! What is said to two readers: to the person at the screen, who can put it right, and on paper, where an agency speaks.
//!
//! Paper knows neither fields nor forms, and nothing typed by hand.

/// Words for the screen and for the printed document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// To the person who fills in.
    pub screen: String,
    /// To the reader of the document.
    pub print: String,
}

impl Message {
    /// Words that suit both.
    #[must_use]
    pub fn same(text: String) -> Self {
        Self {
            print: text.clone(),
            screen: text,
        }
    }
}

/// In the label of a figure that is stated rather than counted: it tells a field from the one that is worked out.
const STATED: [&str; 2] = [" (ghi tay)", " ghi tay"];

/// A label as the printed document has it: without the words that tell apart fields of the form.
#[must_use]
pub fn printed_label(label: &str) -> String {
    STATED
        .iter()
        .fold(label.to_owned(), |label, words| label.replace(words, ""))
}

/// Labels as the printed document has them.
#[must_use]
pub fn printed_labels(labels: &[String]) -> Vec<String> {
    labels.iter().map(|label| printed_label(label)).collect()
}
