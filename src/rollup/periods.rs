//! Roll-ups of periods one after another -> that of the longer period: agency by agency, then added up as always.

use std::sync::Arc;

use super::contribution::Contribution;
use super::over_time::{OfPeriod, put_together};
use super::plan::Plan;
use super::roll_up::{Owing, RollUp, roll_up};

/// The roll-up of a longer period. The roll-ups are of one plan, in the order of their periods; an agency has one id in all of
/// them. Its number of the longer period stands with the id of its last report.
///
/// A period for which an agency confirmed that there is nothing to report adds nothing; one of which there is no report leaves
/// open what happened in it.
#[must_use]
pub fn roll_up_periods(plan: &Arc<Plan>, agencies: &[Owing], periods: &[&RollUp]) -> RollUp {
    let of_agency = |agency: &str| -> Vec<OfPeriod<'_>> {
        let periods = periods.iter().copied();
        periods.map(|period| of_period_of(period, agency)).collect()
    };
    let owing: Vec<Owing> = agencies
        .iter()
        .map(|one| {
            let nothing = |period: &OfPeriod<'_>| matches!(period, OfPeriod::NothingToReport);
            Owing {
                nothing_to_report: of_agency(&one.agency).iter().all(nothing),
                ..one.clone()
            }
        })
        .collect();
    let mut longer = roll_up(plan, &owing, &[]);
    let wholes = owing.iter().filter_map(|one| {
        let whole: Contribution = put_together(plan, &of_agency(&one.agency))?;
        Some((one.agency.as_str(), whole))
    });
    longer.put_all(wholes);
    longer
}

fn of_period_of<'a>(period: &'a RollUp, agency: &str) -> OfPeriod<'a> {
    let position = period.position_of.get(agency);
    let Some(member) = position.and_then(|at| period.members.get(*at)) else {
        return OfPeriod::NoReport;
    };
    match member.whole() {
        Some(own) => OfPeriod::Report(own),
        None if member.owing.nothing_to_report => OfPeriod::NothingToReport,
        None => OfPeriod::NoReport,
    }
}
