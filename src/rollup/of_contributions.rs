//! A roll-up of what was read out of reports before: nothing is read again, and groups in which nothing changed are not added up
//! again.

use std::sync::Arc;

use super::contribution::Contribution;
use super::plan::Plan;
use super::roll_up::{Group, Member, Owing, RollUp};
use super::totals::Totals;

/// Adds up what reports add. Of an earlier roll-up by the same plan the totals of groups are taken over in which no agency and
/// no report is another: one report more costs its group. A report of an agency that owes none is passed over.
#[must_use]
pub fn roll_up_contributions<'a>(
    plan: &Arc<Plan>,
    agencies: &[Owing],
    reports: impl IntoIterator<Item = (&'a str, Arc<Contribution>)>,
    before: Option<&RollUp>,
) -> RollUp {
    let mut rolled_up = RollUp::listing(plan, agencies);
    for (agency, own) in reports {
        if let Some(member) = rolled_up.member_mut(agency) {
            member.contributions.push(own);
        }
    }
    rolled_up.members.iter_mut().for_each(Member::settle);
    let RollUp {
        members, groups, ..
    } = &mut rolled_up;
    for (name, group) in groups {
        match before.and_then(|before| same_group(before, name, group, members)) {
            Some(totals) => group.totals = totals.clone(),
            None => group.add_up(plan, members),
        }
    }
    rolled_up
}

/// The totals of a group in an earlier roll-up, where it is the same there.
fn same_group<'a>(
    before: &'a RollUp,
    name: &str,
    group: &Group,
    members: &[Member],
) -> Option<&'a Totals> {
    let own = before.groups.get(name)?;
    let is_same = |(one, other): (&usize, &usize)| {
        let pair = before.members.get(*one).zip(members.get(*other));
        pair.is_some_and(|(one, other)| is_same(one, other))
    };
    let mut pairs = own.members.iter().zip(&group.members);
    (own.members.len() == group.members.len() && pairs.all(is_same)).then_some(&own.totals)
}

/// True for one agency with the very reports: told without comparing what they add.
fn is_same(one: &Member, other: &Member) -> bool {
    let mut pairs = one.contributions.iter().zip(&other.contributions);
    one.owing == other.owing
        && one.contributions.len() == other.contributions.len()
        && pairs.all(|(one, other)| Arc::ptr_eq(one, other))
}
