//! Where in the collections the person is: what stands behind `#/` in the address.

use crate::state::route::{COLLECTIONS, Route};

/// A place among the collections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// All collections.
    List,
    /// A new one.
    Create,
    /// A request for a report that somebody opened, as it stands in the address.
    Request(String),
    /// A page of one.
    Of {
        /// Id of the collection.
        id: String,
        /// The page.
        page: Page,
    },
}

/// A page of a collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// Its agencies, and where they stand.
    Agencies,
    /// A list of agencies that is taken over.
    List,
    /// An agency that is typed.
    NewAgency,
    /// An agency, by its id.
    Agency(String),
    /// The particulars of an agency, by its id.
    EditAgency(String),
    /// Files are taken in.
    Intake,
    /// What its reports add up to.
    Totals,
    /// The agencies behind a number, by its address.
    Number(String),
    /// What is sent out to ask for reports.
    Requests,
    /// The department's own reports that are created from it.
    Syntheses,
    /// One of these beside what the collection gives it, by its id.
    Synthesis(String),
    /// The same as a document with the table of agencies behind it.
    SynthesisDocument(String),
    /// What is unusual.
    Unusual,
    /// Charts; of a number by its address, empty for the first.
    Charts(String),
    /// A report that was received, to be read.
    Report {
        /// Digest of its content.
        digest: String,
        /// The address that is looked at; empty for the beginning.
        address: String,
    },
}

impl Page {
    /// The page of the navigation that it is, or stands below.
    #[must_use]
    pub fn heading_page(&self) -> Self {
        match self {
            Self::List
            | Self::NewAgency
            | Self::Agency(_)
            | Self::EditAgency(_)
            | Self::Report { .. } => Self::Agencies,
            Self::Number(_) => Self::Totals,
            Self::Synthesis(_) | Self::SynthesisDocument(_) => Self::Syntheses,
            Self::Charts(_) => Self::Charts(String::new()),
            own => own.clone(),
        }
    }
}

impl Place {
    /// Reads a place; what names none is the list.
    #[must_use]
    pub fn parse(place: &str) -> Self {
        let parts: Vec<&str> = place.split('/').collect();
        let (id, rest) = match parts.as_slice() {
            [COLLECTIONS, "tao"] => return Self::Create,
            [COLLECTIONS, "yeu-cau", link] => return Self::Request((*link).to_owned()),
            [COLLECTIONS, id, rest @ ..] => ((*id).to_owned(), rest),
            _ => return Self::List,
        };
        let page = match rest {
            [] => Page::Agencies,
            ["danh-sach"] => Page::List,
            ["them-don-vi"] => Page::NewAgency,
            ["don-vi", agency] => Page::Agency(from_hex(agency)),
            ["sua-don-vi", agency] => Page::EditAgency(from_hex(agency)),
            ["nhan-tep"] => Page::Intake,
            ["so-lieu"] => Page::Totals,
            ["so-lieu", address] => Page::Number((*address).to_owned()),
            ["yeu-cau"] => Page::Requests,
            ["bao-cao-tong-hop"] => Page::Syntheses,
            ["bao-cao-tong-hop", report] => Page::Synthesis((*report).to_owned()),
            ["bao-cao-tong-hop", report, "van-ban"] => {
                Page::SynthesisDocument((*report).to_owned())
            }
            ["bat-thuong"] => Page::Unusual,
            ["bieu-do"] => Page::Charts(String::new()),
            ["bieu-do", address] => Page::Charts((*address).to_owned()),
            ["bao-cao", digest] => Page::Report {
                digest: (*digest).to_owned(),
                address: String::new(),
            },
            ["bao-cao", digest, address] => Page::Report {
                digest: (*digest).to_owned(),
                address: (*address).to_owned(),
            },
            _ => return Self::List,
        };
        Self::Of { id, page }
    }

    /// The fragment of the address.
    #[must_use]
    pub fn fragment(&self) -> String {
        let path = match self {
            Self::List => String::new(),
            Self::Create => "tao".to_owned(),
            Self::Request(link) => format!("yeu-cau/{link}"),
            Self::Of { id, page } => match page {
                Page::Agencies => id.clone(),
                Page::List => format!("{id}/danh-sach"),
                Page::NewAgency => format!("{id}/them-don-vi"),
                Page::Agency(agency) => format!("{id}/don-vi/{}", hex(agency)),
                Page::EditAgency(agency) => format!("{id}/sua-don-vi/{}", hex(agency)),
                Page::Intake => format!("{id}/nhan-tep"),
                Page::Totals => format!("{id}/so-lieu"),
                Page::Number(address) => format!("{id}/so-lieu/{address}"),
                Page::Requests => format!("{id}/yeu-cau"),
                Page::Syntheses => format!("{id}/bao-cao-tong-hop"),
                Page::Synthesis(report) => format!("{id}/bao-cao-tong-hop/{report}"),
                Page::SynthesisDocument(report) => {
                    format!("{id}/bao-cao-tong-hop/{report}/van-ban")
                }
                Page::Unusual => format!("{id}/bat-thuong"),
                Page::Charts(address) => format!("{id}/bieu-do/{address}"),
                Page::Report { digest, address } => format!("{id}/bao-cao/{digest}/{address}"),
            },
        };
        Route::Collection(
            format!("{COLLECTIONS}/{path}")
                .trim_end_matches('/')
                .to_owned(),
        )
        .fragment()
    }

    /// The collection that the place is in.
    #[must_use]
    pub fn collection(&self) -> Option<&str> {
        match self {
            Self::Of { id, .. } => Some(id),
            Self::List | Self::Create | Self::Request(_) => None,
        }
    }

    /// The fragment of a page of a collection.
    #[must_use]
    pub fn of(id: &str, page: Page) -> String {
        let id = id.to_owned();
        Self::Of { id, page }.fragment()
    }
}

/// Ids of agencies may be made of any letters, which browsers write in addresses each in its own way.
fn hex(words: &str) -> String {
    words.bytes().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(digits: &str) -> String {
    // `u8::from_str_radix` would come into the first file of the program.
    let digit = |sign: char| sign.to_digit(16);
    let digits: Option<Vec<u32>> = digits.chars().map(digit).collect();
    let pairs = digits.unwrap_or_default();
    let byte = |pair: &[u32]| pair.iter().fold(0, |byte, digit| byte * 16 + digit);
    let bytes = pairs.chunks(2).map(|pair| byte(pair).to_le_bytes()[0]);
    String::from_utf8(bytes.collect()).unwrap_or_default()
}
