//! Which reports belong together: the same agency and period, or one period after the other.

use crate::input::agency::same_agency;
use crate::model::report::Report;

/// Two reports of the same agency, template and period; the days that each states for the period may differ.
#[must_use]
pub fn same_subject(one: &Report, other: &Report) -> bool {
    one.period.is_same(&other.period)
        && one.template.id == other.template.id
        && same_agency(one, other)
}

/// True when one report is of the same agency and template as another, one period earlier.
#[must_use]
pub fn is_previous(one: &Report, of: &Report) -> bool {
    one.template.id == of.template.id && of.period.follows(&one.period) && same_agency(one, of)
}
