//! What is known of other periods beside the open collection.

use std::sync::Arc;

use leptos::prelude::*;

use crate::collection::attribution::AttributedRollUp;
use crate::collection::periods::{SeriesGap, Span};
use crate::collection::workspace::Workspace;
use crate::model::period::Period;
use crate::rollup::roll_up::RollUp;

/// How far reading of other periods is.
#[derive(Clone, Debug, Default)]
pub enum Earlier<T> {
    /// Nobody asked.
    #[default]
    NotAsked,
    /// It is being read.
    Reading,
    /// It cannot be read: a sentence.
    Failed(&'static str),
    /// It was read.
    Here(T),
}

/// The collection of the period before, under the agencies of this one; none where this machine has none.
pub type Previous = Option<Arc<PreviousPeriod>>;

/// The period before.
#[derive(Debug)]
pub struct PreviousPeriod {
    /// Id of its collection.
    pub id: String,
    /// The period.
    pub period: Period,
    /// Its numbers.
    pub attributed: AttributedRollUp,
}

/// A longer time.
#[derive(Clone, Debug)]
pub enum Longer {
    /// Collections are missing.
    Gap(SeriesGap),
    /// Its numbers.
    Here(Arc<LongerPeriod>),
}

/// Periods that were put together.
#[derive(Debug)]
pub struct LongerPeriod {
    /// The periods, in their order.
    pub periods: Vec<Period>,
    /// Their numbers.
    pub rolled_up: RollUp,
}

/// What is known of other periods.
#[derive(Clone, Copy)]
pub struct OtherPeriods {
    /// The period before.
    pub previous: RwSignal<Earlier<Previous>>,
    /// The time that numbers are of.
    pub span: RwSignal<Span>,
    /// Its numbers, where it is longer than the period.
    pub longer: RwSignal<Earlier<Longer>>,
}

impl Default for OtherPeriods {
    fn default() -> Self {
        Self {
            previous: RwSignal::new(Earlier::NotAsked),
            span: RwSignal::new(Span::Period),
            longer: RwSignal::new(Earlier::NotAsked),
        }
    }
}

impl<T> Earlier<T> {
    /// What was read.
    #[must_use]
    pub fn here(&self) -> Option<&T> {
        match self {
            Self::Here(read) => Some(read),
            _ => None,
        }
    }
}

/// Numbers that are shown.
#[derive(Clone, Debug)]
pub enum Numbers {
    /// Of the period of the collection.
    Period(Arc<Workspace>),
    /// Of a longer time.
    Longer(Arc<LongerPeriod>),
}

impl Numbers {
    /// The reports added up.
    #[must_use]
    pub fn rolled_up(&self) -> &RollUp {
        match self {
            Self::Period(workspace) => workspace.rolled_up(),
            Self::Longer(longer) => &longer.rolled_up,
        }
    }
}
