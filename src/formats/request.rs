//! The file with which a receiving department asks for reports, version 1, and the same in the fragment of an address.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::Map;

use crate::formats::json::digest::{digest, laid_out};
use crate::formats::json::fields::whole;
use crate::formats::json::read::read;
use crate::formats::report::decode::period;
use crate::formats::report::encode::period_json;
use crate::formats::report::file::PeriodJson;
use crate::formats::report::rows::is_plain_id;
use crate::formats::versioned::{Migrated, parse_versioned};
use crate::input::sanitize::clean;
use crate::model::date::{parse_iso, to_iso};
use crate::model::file::{FileError, REQUEST_FORMAT};
use crate::model::request::{ReportRequest, RequestError, RequestedAgency, report_id};

/// Largest file, and longest text of an address, in bytes: a request is some hundred.
pub const LARGEST_REQUEST: usize = 64_000;
/// As long as what tells the reports of one request apart.
const LONGEST_RANDOM: &str = "00000000000000000000000000000000";
/// Most letters of a name in it.
const LONGEST_NAME: usize = 500;

/// What a receiving department asks for.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RequestFile {
    /// Whose report it is to be; not there where everybody is asked alike.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<RequestedAgencyJson>,
    /// Last day on which the report is in time, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<String>,
    /// SHA-256 over the canonical form (RFC 8785) of the file without this member: what was changed on its way is refused, and so
    /// is a file without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// Always `bao-cao-so/request`.
    pub format: String,
    /// Always 1 in this version.
    #[serde(deserialize_with = "whole")]
    pub format_version: u32,
    /// Who asks.
    #[serde(default)]
    pub from: String,
    /// Names the request: letters, digits and hyphens. The id of a report that answers it begins with it and a hyphen.
    pub id: String,
    /// The period that is asked for.
    pub period: PeriodJson,
    /// The template.
    pub template: RequestedTemplateJson,
}

/// The template of a request.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RequestedTemplateJson {
    /// Its id.
    pub id: String,
    /// Its version.
    #[serde(deserialize_with = "whole")]
    pub version: u32,
}

/// An agency of which a report is asked for.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RequestedAgencyJson {
    /// Its identifier.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub identifier: String,
    /// Its name.
    pub name: String,
    /// Its superior.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub superior: String,
}

/// Writes a request as a file.
#[must_use]
pub fn encode_request(request: &ReportRequest) -> String {
    laid_out(&digested(request))
}

/// Writes a request into an address: base64 of the same without line breaks.
#[must_use]
pub fn encode_link(request: &ReportRequest) -> String {
    let text = serde_json::to_string(&digested(request)).unwrap_or_default();
    URL_SAFE_NO_PAD.encode(text)
}

/// The address of a file of ours, also of one that cannot be used: the page behind it says why. None for any other text.
#[must_use]
pub fn link_of_file(text: &str) -> Option<String> {
    let is_request = parse_versioned(text, REQUEST_FORMAT, LARGEST_REQUEST).is_ok();
    is_request.then(|| URL_SAFE_NO_PAD.encode(text))
}

fn digested(request: &ReportRequest) -> RequestFile {
    let file = file_of(request);
    RequestFile {
        digest: Some(digest(&file)),
        ..file
    }
}

fn file_of(request: &ReportRequest) -> RequestFile {
    let agency = request.agency.as_ref();
    RequestFile {
        agency: agency.map(|agency| RequestedAgencyJson {
            identifier: agency.identifier.clone(),
            name: agency.name.clone(),
            superior: agency.superior.clone(),
        }),
        deadline: request.deadline.map(to_iso),
        digest: None,
        format: REQUEST_FORMAT.to_owned(),
        format_version: 1,
        from: request.from.clone(),
        id: request.id.clone(),
        period: period_json(&request.period, Map::new()),
        template: RequestedTemplateJson {
            id: request.template.clone(),
            version: request.template_version,
        },
    }
}

/// Reads the file of a request.
///
/// # Errors
/// Why it cannot be used.
pub fn decode_request(text: &str) -> Result<ReportRequest, RequestError> {
    let Migrated { original, current } = parse_versioned(text, REQUEST_FORMAT, LARGEST_REQUEST)?;
    let file: RequestFile = read(&current)?;
    // Also one whose digest was taken out: each is written with one.
    if file.digest != Some(original.digest_without(&["digest"])) {
        return Err(RequestError::Altered);
    }
    // What names the reports that answer it has room behind it.
    if !is_plain_id(&report_id(&file.id, LONGEST_RANDOM)) {
        return Err(FileError::NotOurs.into());
    }
    let deadline = file
        .deadline
        .map(|day| parse_iso(&day).ok_or(RequestError::Deadline(day)));
    let agency = file.agency.map(|agency| RequestedAgency {
        identifier: name(&agency.identifier),
        name: name(&agency.name),
        superior: name(&agency.superior),
    });
    Ok(ReportRequest {
        id: file.id,
        template: file.template.id,
        template_version: file.template.version,
        period: period(&file.period)?,
        deadline: deadline.transpose()?,
        from: name(&file.from),
        agency: agency.filter(|agency| !agency.name.is_empty()),
    })
}

/// Reads a request out of an address.
///
/// # Errors
/// Why it cannot be used; an address that was cut off on its way is [`FileError::Truncated`].
pub fn decode_link(text: &str) -> Result<ReportRequest, RequestError> {
    if text.len() > LARGEST_REQUEST {
        return Err(FileError::TooLarge(text.len()).into());
    }
    let bytes = URL_SAFE_NO_PAD.decode(text);
    let bytes = bytes.map_err(|_| FileError::Truncated)?;
    let text = String::from_utf8(bytes).map_err(|_| FileError::Truncated)?;
    decode_request(&text)
}

/// A name that somebody else wrote: one line, of letters that are seen.
fn name(text: &str) -> String {
    let line = clean(text).replace('\n', " ");
    let seen = line.trim().chars().filter(|sign| !sign.is_control());
    seen.take(LONGEST_NAME).collect()
}
