//! Where the pages of a document begin, as a browser set them that breaks pages by the rules of the style sheet.
//!
//! A file is printed by browsers that lack some of these rules (orphans, widows, what stays with what follows) and the boxes
//! in the margins, in which the numbers of the pages stand. For them the file says where each page begins, and carries the
//! numbers as text. Browsers that have the rules go by them and are told nothing: with another face of type their breaks
//! are the better ones.
//!
//! Each block and row that a page may begin with has an id. The preview has the ids in its markup; what is measured there
//! names them, and the writer puts the breaks in the same places of the exported file.

use std::collections::{BTreeMap, BTreeSet};

/// Rules for browsers that are told where pages begin; a sheet of its own beside `STYLE`.
const PAGE_BREAKS: &str = include_str!("../../../style/page-breaks.css");

/// The attribute that says, in the markup of the preview, what a page may begin with: a [`Breakable`].
pub const BREAKABLE: &str = "data-breakable";

/// What a page may begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breakable {
    /// A block whose words may go on to the next page.
    Words,
    /// A block that begins on one page, whatever of it goes on to the next.
    Block,
    /// A row of a table. One that is higher than a page is broken by every browser where it likes.
    Row,
}

impl Breakable {
    /// The value of the attribute.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Block => "block",
            Self::Row => "row",
        }
    }

    /// What the value of the attribute says.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Words, Self::Block, Self::Row]
            .into_iter()
            .find(|one| one.name() == name)
    }
}

/// A document laid out on pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pages {
    /// Pages of the main part and of each annex.
    pub sheets: Vec<usize>,
    /// Where pages begin inside a part.
    pub breaks: Vec<PageBreak>,
    /// Room between the last words and the check mark, in hundredths of a millimetre.
    pub above_check: u32,
}

/// A place where a page begins.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageBreak {
    /// The id of the block or row in which it is; one that the document does not have is passed over.
    pub id: String,
    /// How much of the element's own text stands on the page before, in units of UTF-16 as browsers count, a line break
    /// being one; 0 when the element begins the page.
    pub offset: usize,
}

/// What the file says about its pages.
#[derive(Debug)]
pub enum Breaks {
    /// Nothing.
    Unmarked,
    /// Where they may begin, for measuring.
    Possible,
    /// Where they begin: offsets, by the id of the block or row.
    Measured(BTreeMap<String, BTreeSet<usize>>),
}

impl Breaks {
    /// Where pages begin.
    pub fn measured(breaks: &[PageBreak]) -> Self {
        let mut measured: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for PageBreak { id, offset } in breaks {
            measured.entry(id.clone()).or_default().insert(*offset);
        }
        Self::Measured(measured)
    }
}

/// The rules for the head of the file.
#[must_use]
pub fn style(pages: &Pages) -> String {
    let room = pages.above_check;
    format!(
        "{PAGE_BREAKS}@media print {{ @supports (-moz-appearance: none) {{ .check-mark {{ margin-top: {}.{:02}mm !important; }} }} }}\n",
        room / 100,
        room % 100
    )
}
