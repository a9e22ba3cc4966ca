//! How values are spread: exact bins of one width, whose bounds are round numbers.

use crate::model::exact::Exact;
use crate::model::exact_error::ExactError;

/// Most bins: more bars than this are read one by one, not as a shape.
const MOST_BINS: u32 = 20;

/// A bin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bin {
    /// The least value that is in it.
    pub from: Exact,
    /// Values are below this; in the last bin it is in it too.
    pub to: Exact,
    /// How many values there are.
    pub count: usize,
}

/// How values are spread over bins of one width, from that of the least to that of the largest, empty ones among them. About as
/// many as Sturges counts (1 + log2 n, The Choice of a Class Interval, 1926), since their width is 1, 2 or 5 times a power of ten,
/// and at least 1 where all values are whole. Empty without values; one bin where all are alike.
///
/// # Errors
/// [`ExactError::TooLarge`] for values of more digits than are computed with.
pub fn histogram(values: &[Exact]) -> Result<Vec<Bin>, ExactError> {
    let (Some(least), Some(largest)) = (values.iter().min(), values.iter().max()) else {
        return Ok(Vec::new());
    };
    if least == largest {
        return Ok(vec![Bin {
            from: least.clone(),
            to: largest.clone(),
            count: values.len(),
        }]);
    }
    let wanted = (values.len().ilog2() + 1).clamp(4, MOST_BINS);
    let whole = values.iter().all(Exact::is_whole);
    let spread = largest.minus(least)?;
    let width = round_width(&spread.divided_by(&wanted.into())?, whole)?;
    let mut from = whole_below(&least.divided_by(&width)?).times(&width)?;
    let mut bins = Vec::new();
    while from <= *largest {
        let to = from.plus(&width)?;
        bins.push(Bin {
            from,
            to: to.clone(),
            count: 0,
        });
        from = to;
    }
    // A largest value on the bound of an empty last bin is in the one before.
    let is_bound = bins.last().is_some_and(|bin| bin.from == *largest);
    if is_bound && bins.len() > 1 {
        bins.pop();
    }
    let last = bins.len().saturating_sub(1);
    for value in values {
        let place = bins.partition_point(|bin| bin.to <= *value).min(last);
        if let Some(bin) = bins.get_mut(place) {
            bin.count += 1;
        }
    }
    Ok(bins)
}

/// The next of 1, 2 and 5 times a power of ten that is no smaller than a width; no smaller than 1 for whole numbers.
fn round_width(width: &Exact, whole: bool) -> Result<Exact, ExactError> {
    let ten = Exact::from(10);
    let mut power = Exact::one();
    if !whole {
        while power > *width {
            power = power.divided_by(&ten)?;
        }
    }
    loop {
        for times in [1_u32, 2, 5] {
            let round = power.times(&times.into())?;
            if round >= *width {
                return Ok(round);
            }
        }
        power = power.times(&ten)?;
    }
}

/// The largest whole number that is no larger.
fn whole_below(value: &Exact) -> Exact {
    let cut = value.truncated(0);
    if value.is_negative() && cut != *value {
        cut.minus(&Exact::one()).unwrap_or(cut)
    } else {
        cut
    }
}
