//! Which columns of the table headings of a pasted block mean that name none, but are like their labels.
//!
//! A heading that is like one label only is understood. Of several labels, the one counts whose total stands beside the
//! heading with its parts; else a person is asked.

use rust_decimal::Decimal;

use crate::formats::clipboard::paste::block::Block;
use crate::formats::clipboard::paste::captions::names_a_time;
use crate::formats::clipboard::paste::fit::{is_read, other_unit};
use crate::formats::clipboard::paste::labels::{Likeness, Words, is_year};
use crate::formats::clipboard::paste::sum_columns::is_total;
use crate::input::number::parse;
use crate::model::paste::target::{Aside, Basis, Doubt, Target};
use crate::model::template::{Field, FieldKind};

/// The smallest number that is certainly no rate.
const NO_RATE: Decimal = Decimal::ONE_THOUSAND;

/// Headings beside the columns that they name or are like.
struct Headings<'a> {
    block: Block<'a>,
    targets: Vec<Target>,
    /// For each pasted column whose heading names none the columns that it is like, and how.
    likes: Vec<Vec<(usize, Likeness)>>,
}

/// Says where the pasted columns go whose headings name no column but are like labels.
pub(super) fn resolve(block: Block, targets: &mut [Target]) {
    let mut headings = Headings {
        block,
        targets: targets.to_vec(),
        likes: Vec::new(),
    };
    headings.likes = (0..targets.len()).map(|at| headings.likes(at)).collect();
    // Where the totals stand says where their parts do.
    for at in 0..targets.len() {
        if let Some([(column, _)]) = headings.likes.get(at).map(Vec::as_slice)
            && headings.is_computed(*column)
            && let Some(target) = headings.targets.get_mut(at)
        {
            *target = Target::Computed(*column);
        }
    }
    let beside = headings.totals_beside();
    for (at, target) in targets.iter_mut().enumerate() {
        if let Some(found) = headings.target(at, beside.get(at).copied().flatten()) {
            *target = found;
        }
    }
}

impl Headings<'_> {
    fn field(&self, column: usize) -> Option<&Field> {
        self.block.place.table.columns.get(column)
    }

    fn is_computed(&self, column: usize) -> bool {
        self.field(column)
            .is_some_and(|field| matches!(field.kind, FieldKind::Computed { .. }))
    }

    /// The columns that a heading is like and no other names. Where the heading of a group above says more, the whole of it
    /// counts. Those that cannot read the cells below are none, if there are others.
    fn likes(&self, at: usize) -> Vec<(usize, Likeness)> {
        if !matches!(
            self.targets.get(at),
            Some(Target::Aside(Aside::NoSuchColumn))
        ) {
            return Vec::new();
        }
        let words = self.block.head.of(at);
        let table = self.block.place.table;
        let is_free = |column: usize| {
            let named = |target: &Target| match target {
                Target::Column { column, .. } | Target::Computed(column) => Some(*column),
                Target::Aside(Aside::OtherUnit { column, .. }) => Some(*column),
                _ => None,
            };
            let group = |field: &Field| table.shape.group_by.as_ref() == Some(&field.id);
            let taken = self
                .targets
                .iter()
                .any(|target| named(target) == Some(column));
            !taken && !self.field(column).is_some_and(group)
        };
        let (names_periods, naming) = (self.names_periods(at), self.block.place.naming());
        let like = |column: usize| {
            let may_be = is_free(column) && (!names_periods || naming == Some(column));
            let label = self.block.labels.get(column).filter(|_| may_be)?;
            let fullest = words.first().and_then(|words| label.likeness(words));
            let any = words.iter().any(|words| label.likeness(words).is_some());
            any.then_some((column, fullest.unwrap_or(Likeness::More)))
        };
        let all: Vec<(usize, Likeness)> = (0..self.block.labels.len()).filter_map(like).collect();
        let readable: Vec<(usize, Likeness)> = all
            .iter()
            .copied()
            .filter(|(column, _)| self.may_hold(at, *column))
            .collect();
        if readable.is_empty() { all } else { readable }
    }

    /// True for the first column of a block that is turned where it has years and the like: they are the names of its rows,
    /// whatever stands over them.
    fn names_periods(&self, at: usize) -> bool {
        let block = self.block;
        let is_first = !(0..at).any(|before| block.head.is_given(before));
        let mut cells = block.cells(at).peekable();
        block.is_turned
            && is_first
            && cells.peek().is_some()
            && cells.all(|text| names_a_time(text) || is_year(text))
    }

    /// True when the cells below a heading can be read where it would go, and are no counts where that is a rate.
    fn may_hold(&self, at: usize, column: usize) -> bool {
        let columns = &self.block.place.table.columns;
        let is_rate =
            self.is_computed(column) && self.field(column).is_some_and(|field| !is_total(field));
        let is_count = |text: &String| parse(text).is_ok_and(|number| number.value() >= NO_RATE);
        is_read(
            self.block,
            at,
            &Target::of_column(columns, column, Basis::Alike),
        ) && !(is_rate && self.block.cells(at).any(is_count))
    }

    /// The total that adds up a column of numbers: the next one in the table.
    fn total_of(&self, column: usize) -> Option<usize> {
        let is_number = self
            .field(column)
            .is_some_and(|field| field.kind.is_number());
        let mut later = self
            .block
            .place
            .table
            .columns
            .iter()
            .enumerate()
            .skip(column);
        let total = later.find(|(_, field)| is_total(field)).map(|(at, _)| at);
        total.filter(|_| is_number)
    }

    /// The columns that a heading names or may mean.
    fn means(&self, at: usize) -> Vec<usize> {
        match self.targets.get(at) {
            Some(Target::Column { column, .. }) => vec![*column],
            _ => self
                .likes
                .get(at)
                .map(|likes| likes.iter().map(|(column, _)| *column).collect())
                .unwrap_or_default(),
        }
    }

    /// For each heading the total beside which it stands among its parts: before them all, or after them all.
    fn totals_beside(&self) -> Vec<Option<usize>> {
        let width = self.targets.len();
        let in_front = self.parts_from((0..width).collect());
        let behind = self.parts_from((0..width).rev().collect());
        let votes = |beside: &[Option<usize>], only_one: bool| {
            let agrees = |at: &usize| {
                let means = self.means(*at);
                let parts = means.iter().filter(|column| {
                    let total = beside.get(*at).copied().flatten();
                    total.is_some() && self.total_of(**column) == total
                });
                parts.count() == 1 && (!only_one || means.len() == 1)
            };
            (0..width).filter(agrees).count()
        };
        // Headings with one meaning say it; without any, the others do.
        for only_one in [true, false] {
            match (votes(&in_front, only_one), votes(&behind, only_one)) {
                (0, 0) => {}
                (_, 0) => return in_front,
                (0, _) => return behind,
                _ => break,
            }
        }
        vec![None; width]
    }

    /// The last total before each heading, in one direction, as long as all headings since may mean parts of it.
    fn parts_from(&self, order: Vec<usize>) -> Vec<Option<usize>> {
        let mut beside = vec![None; self.targets.len()];
        let mut total = None;
        for at in order {
            let own = match self.targets.get(at) {
                Some(Target::Computed(column)) => {
                    total =
                        Some(*column).filter(|column| self.field(*column).is_some_and(is_total));
                    continue;
                }
                _ => self.means(at),
            };
            if !own.iter().any(|column| self.total_of(*column) == total) {
                total = None;
            }
            if let Some(place) = beside.get_mut(at) {
                *place = total;
            }
        }
        beside
    }

    /// Where a heading goes that names no column; `None` leaves it out.
    fn target(&self, at: usize, total: Option<usize>) -> Option<Target> {
        let likes = self.likes.get(at).filter(|likes| !likes.is_empty())?;
        let is_part =
            |(column, _): &&(usize, Likeness)| total.is_some() && self.total_of(*column) == total;
        let mut parts = likes.iter().filter(is_part);
        let by_total = parts.next().filter(|_| parts.next().is_none());
        let (column, likeness, is_sure) = match (by_total, likes.as_slice()) {
            (Some((column, likeness)), _) => (*column, *likeness, true),
            (None, [(column, likeness)]) => (*column, *likeness, self.is_in_order(at, *column)),
            (None, _) => {
                let column = self.likeliest(at, likes)?;
                return Some(Target::Open(Doubt::Alike { pasted: at, column }));
            }
        };
        if let Some(unit) = other_unit(self.block, at, column) {
            return Some(Target::Aside(Aside::OtherUnit { column, unit }));
        }
        let like = Target::of_column(&self.block.place.table.columns, column, Basis::Alike);
        let is_part = likeness == Likeness::Part
            || by_total.is_some() && self.is_part_beside_named(at, column);
        let is_understood = is_part && is_sure && self.may_hold(at, column);
        Some(if is_understood || self.is_computed(column) {
            like
        } else {
            Target::Open(Doubt::Alike { pasted: at, column })
        })
    }

    /// True where the lowest line of a heading is a part of a label, and what stands over it stands over a heading too that
    /// names its column.
    fn is_part_beside_named(&self, at: usize, column: usize) -> bool {
        let head = self.block.head;
        let Some((own, over)) = head.cells(at).split_first() else {
            return false;
        };
        let is_named = |other: &usize| {
            let target = self.targets.get(*other);
            matches!(target, Some(Target::Column { .. } | Target::Computed(_)))
                && head.cells(*other).get(1..) == Some(over)
        };
        let label = self.block.labels.get(column);
        let is_part =
            label.is_some_and(|label| label.likeness(&Words::new(own)) == Some(Likeness::Part));
        is_part && !over.is_empty() && (0..self.targets.len()).any(|other| is_named(&other))
    }

    /// True for a column that stands between those of the headings beside it.
    fn is_in_order(&self, at: usize, column: usize) -> bool {
        let typed = |at: usize| match self.means(at).as_slice() {
            [one] if !self.is_computed(*one) => Some(*one),
            _ => None,
        };
        let before = (0..at).rev().find_map(typed);
        let after = (at + 1..self.targets.len()).find_map(typed);
        before.is_none_or(|before| before <= column) && after.is_none_or(|after| column <= after)
    }

    /// The first typed column among several that follows those of the headings before; none where all are worked out.
    fn likeliest(&self, at: usize, likes: &[(usize, Likeness)]) -> Option<usize> {
        let typed = || {
            likes
                .iter()
                .map(|(column, _)| *column)
                .filter(|column| !self.is_computed(*column))
        };
        let before = (0..at)
            .filter_map(|at| self.means(at).first().copied())
            .max();
        typed()
            .find(|column| before.is_none_or(|before| *column > before))
            .or_else(|| typed().next())
    }
}
