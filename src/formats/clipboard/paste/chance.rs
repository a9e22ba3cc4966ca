//! Whether the numbers of a line of a pasted block may be the sums of others by chance.
//!
//! Not here: the sums (`sums`), what else is known of a line (`row_or_total`).

use rust_decimal::Decimal;

use crate::formats::clipboard::paste::sums::Sums;

/// The product of numbers from which on they add up by no chance.
const REMARKABLE: Decimal = Decimal::ONE_THOUSAND;

impl Sums<'_> {
    /// True for numbers so few and so round that they may add up by chance: counted in the last digit that their columns use,
    /// and each column but once, their product is below a thousand.
    pub fn may_be_chance(self, at: usize) -> bool {
        let column = |column: usize| -> Vec<Decimal> {
            let rows = (0..self.block.len()).filter(|one| self.is_row(*one));
            rows.filter_map(|one| self.number(one, column)).collect()
        };
        let mut different: Vec<Vec<Decimal>> = Vec::new();
        let mut product = Decimal::ONE;
        for at_column in self.given(at) {
            let numbers = column(at_column);
            if different.contains(&numbers) {
                continue;
            }
            let told = self.number(at, at_column).unwrap_or_default().abs();
            let times = told.checked_mul(last_digit(&numbers)).unwrap_or(REMARKABLE);
            product = product
                .checked_mul(times.max(Decimal::ONE))
                .unwrap_or(REMARKABLE);
            different.push(numbers);
        }
        product < REMARKABLE
    }
}

/// One, tenfold as often as the numbers of a column have decimals, or a tenth of it as often as they all end with a zero.
fn last_digit(numbers: &[Decimal]) -> Decimal {
    let scale = numbers.iter().map(|number| number.normalize().scale());
    let mut digit = Decimal::ONE;
    for _ in 0..scale.max().unwrap_or(0) {
        digit = digit.checked_mul(Decimal::TEN).unwrap_or(digit);
    }
    let is_round = |unit: Decimal| {
        numbers.iter().all(|number| {
            number
                .checked_mul(unit)
                .is_some_and(|number| number.fract() == Decimal::ZERO)
        })
    };
    if numbers.iter().all(|number| *number == Decimal::ZERO) {
        return digit;
    }
    let rounder = |unit: &Decimal| {
        let rounder = unit.checked_div(Decimal::TEN);
        rounder.filter(|unit| *unit != Decimal::ZERO && is_round(*unit))
    };
    std::iter::successors(Some(digit), rounder)
        .last()
        .unwrap_or(digit)
}
