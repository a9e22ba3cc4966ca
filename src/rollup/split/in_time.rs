//! What numbers are in time: flows are added over periods, stocks are not.

use crate::model::template::OverTime;

/// What the numbers of a formula are in time, together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum InTime {
    /// Nothing in it is of a time: a constant.
    #[default]
    Nothing,
    /// All of it is this.
    One(OverTime),
    /// Several kinds.
    Mixed,
}

impl InTime {
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, one) | (one, Self::Nothing) => one,
            (one, other) if one == other => one,
            _ => Self::Mixed,
        }
    }

    /// As periods are put together: what is of several kinds cannot be.
    pub(super) fn or_none(self) -> OverTime {
        match self {
            Self::Nothing => OverTime::Flow,
            Self::One(over_time) => over_time,
            Self::Mixed => OverTime::None,
        }
    }

    /// As sums are: one of several kinds is worked out over what each of them comes to.
    pub(super) fn of_sum(self) -> Option<OverTime> {
        match self {
            Self::Nothing => Some(OverTime::Flow),
            Self::One(over_time) => Some(over_time),
            Self::Mixed => None,
        }
    }

    /// What was there when the period began is what there was at the end of the one before. What happened in the period
    /// before cannot be had from parts of this one: that of a quarter is not the sum of what went before each month.
    pub(super) fn one_period_before(self) -> Self {
        match self {
            Self::Nothing => Self::Nothing,
            Self::One(OverTime::Stock) => Self::One(OverTime::OpeningStock),
            Self::One(_) | Self::Mixed => Self::One(OverTime::None),
        }
    }
}
