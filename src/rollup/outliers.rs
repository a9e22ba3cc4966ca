//! Values that stand out among those of a group, and values that jumped since the period before.
//!
//! Among others: the modified z-score of Iglewicz and Hoaglin (How to Detect and Handle Outliers, ASQC 1993), which DHIS2 uses
//! too: 0.6745 × (value − median) / MAD, where MAD is the median of the distances from the median; from 3.5 on a value is
//! an outlier. Where more than half of the values are one, MAD is zero, and the mean of the distances takes its place, times
//! 1.253314. Everything is exact; nothing is rounded before it is shown.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::results::Share;
use crate::model::exact::Exact;
use crate::model::exact_error::ExactError;

/// Values that a group must have before one of them can stand out: of four, one is a quarter of all that is known.
pub const FEWEST: usize = 5;

/// What the distances from the median are measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Their median (MAD).
    MedianDistance,
    /// Their mean, where the median is zero.
    MeanDistance,
}

/// A value that stands out.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlier<'a> {
    /// Whose it is.
    pub share: Share<'a>,
    /// The value.
    pub value: Exact,
    /// How far it stands out: below zero for one that is small.
    pub score: Exact,
}

/// What stands out in a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Outliers<'a> {
    /// The median of the values.
    pub median: Exact,
    /// The distance that scores are measured by.
    pub distance: Exact,
    /// Which one that is.
    pub scale: Scale,
    /// The least and the largest value that does not stand out, by the formula: others lie beyond.
    pub usual: (Exact, Exact),
    /// How many values there are.
    pub values: usize,
    /// The values that stand out, the farthest first.
    pub outliers: Vec<Outlier<'a>>,
}

/// The threshold that Iglewicz and Hoaglin recommend.
#[must_use]
pub fn usual_threshold() -> Option<Exact> {
    Exact::from_fraction("35", "10")
}

/// The values of a group whose score is as far from zero as a threshold, or farther. None for fewer than [`FEWEST`] values,
/// or where all are one.
///
/// # Errors
/// [`ExactError::TooLarge`] for values of more digits than are computed with.
pub fn outliers<'a>(
    shares: &[Share<'a>],
    threshold: &Exact,
) -> Result<Option<Outliers<'a>>, ExactError> {
    let valued: Vec<(&Exact, &Share<'a>)> = shares
        .iter()
        .filter_map(|share| Some((share.cell.number()?, share)))
        .collect();
    if valued.len() < FEWEST {
        return Ok(None);
    }
    let median = median(valued.iter().map(|(value, _)| (*value).clone()).collect())?;
    let mut distances = Vec::with_capacity(valued.len());
    for (value, _) in &valued {
        distances.push(value.minus(&median)?.abs());
    }
    let Some((distance, scale, factor)) = scale_of(distances)? else {
        return Ok(None);
    };
    // What is as far from the median as this has the threshold for its score: dividing once is most of the work less.
    let reach = threshold.times(&distance)?.divided_by(&factor)?;
    let values = valued.len();
    let mut outliers = Vec::new();
    for (value, share) in valued {
        let from_median = value.minus(&median)?;
        if from_median.abs() >= reach {
            outliers.push(Outlier {
                share: share.clone(),
                value: value.clone(),
                score: from_median.times(&factor)?.divided_by(&distance)?,
            });
        }
    }
    outliers.sort_by_key(|one| Reverse(one.score.abs()));
    Ok(Some(Outliers {
        usual: (median.minus(&reach)?, median.plus(&reach)?),
        median,
        distance,
        scale,
        values,
        outliers,
    }))
}

/// What scores are measured by, and the factor of the formula; none where all values are one.
fn scale_of(distances: Vec<Exact>) -> Result<Option<(Exact, Scale, Exact)>, ExactError> {
    let mut sum = Exact::zero();
    for distance in &distances {
        sum = sum.plus(distance)?;
    }
    let count = u32::try_from(distances.len()).map_err(|_| ExactError::TooLarge)?;
    let mean = sum.divided_by(&count.into())?;
    let of_median = median(distances)?;
    if mean.is_zero() {
        return Ok(None);
    }
    let (distance, scale, factor) = if of_median.is_zero() {
        let factor = Exact::from_fraction("1000000", "1253314");
        (mean, Scale::MeanDistance, factor)
    } else {
        let factor = Exact::from_fraction("6745", "10000");
        (of_median, Scale::MedianDistance, factor)
    };
    Ok(factor.map(|factor| (distance, scale, factor)))
}

/// The middle one of some values, of an even number the mean of both in the middle; zero of none.
fn median(mut values: Vec<Exact>) -> Result<Exact, ExactError> {
    values.sort();
    let middle = values.len() / 2;
    let upper = values.get(middle).cloned().unwrap_or_else(Exact::zero);
    if values.len() % 2 == 1 {
        return Ok(upper);
    }
    match middle.checked_sub(1).and_then(|lower| values.get(lower)) {
        Some(lower) => lower.plus(&upper)?.divided_by(&2.into()),
        None => Ok(upper),
    }
}

/// A value that jumped since the period before.
#[derive(Clone, Debug, PartialEq)]
pub struct Jump<'a> {
    /// Whose it is.
    pub share: Share<'a>,
    /// In this period.
    pub now: Exact,
    /// In the period before.
    pub before: Exact,
    /// By how much per cent it changed; none from zero.
    pub percent: Option<Exact>,
}

/// Values that changed by as many per cent as a threshold since the period before, or more, or that began at zero, the largest
/// change first. An agency without a value in either is passed over.
///
/// # Errors
/// [`ExactError::TooLarge`] for values of more digits than are computed with.
pub fn jumps<'a>(
    now: &[Share<'a>],
    before: &[Share<'_>],
    threshold: &Exact,
) -> Result<Vec<Jump<'a>>, ExactError> {
    let before: HashMap<&str, &Exact> = before
        .iter()
        .filter_map(|share| Some((share.agency, share.cell.number()?)))
        .collect();
    let mut jumps = Vec::new();
    for share in now {
        let (Some(value), Some(earlier)) = (share.cell.number(), before.get(share.agency)) else {
            continue;
        };
        let change = value.minus(earlier)?;
        if change.is_zero() {
            continue;
        }
        let percent = match change.times(&100.into())?.divided_by(&earlier.abs()) {
            Ok(percent) if percent.abs() >= *threshold => Some(percent),
            Err(ExactError::ZeroDenominator) => None,
            Ok(_) => continue,
            Err(why) => return Err(why),
        };
        jumps.push(Jump {
            share: share.clone(),
            now: value.clone(),
            before: (*earlier).clone(),
            percent,
        });
    }
    // From zero there is no per cent, and no larger change.
    jumps.sort_by(|one, other| {
        let size = |jump: &Jump<'_>| jump.percent.as_ref().map(Exact::abs);
        match (size(one), size(other)) {
            (Some(one), Some(other)) => other.cmp(&one),
            (one, other) => one.is_some().cmp(&other.is_some()),
        }
    });
    Ok(jumps)
}
