//! Exactness: nothing is rounded, cut or lost before a result is shown.

use std::collections::BTreeMap;

use bao_cao_so::formula::evaluate::evaluate;
use bao_cao_so::formula::outcome::{Outcome, Undefined, Value};
use bao_cao_so::formula::parse::parse;
use bao_cao_so::input::number::format_decimals;
use bao_cao_so::model::exact::Exact;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

use super::{answers, check};

#[test]
fn results_are_exact_up_to_display() {
    // division: one sixth six times is a whole, a product is not cut, and what is divided and multiplied again is the same.
    check(
        "percent(1, 6) + percent(1, 6) + percent(1, 6) + percent(1, 6) + percent(1, 6) + percent(1, 6) <= 100",
        "đúng",
    );
    check("0.001 / 3 * 405", "0,135");
    check("round(0.001 / 3 * 405, 2)", "0,14");
    check("1 / 3 * 3 = 1", "đúng");
    check("percent(1, 3) + percent(1, 3) + percent(1, 3)", "100");
    check("1 / 3", "0,333333");
    // Too small is not zero, and too large is not cut.
    check("0.000001 * 0.000001 > 0", "đúng");
    check("0.000001 * 0.000001", "dưới 0,000001");
    check("0 - 0.000001 * 0.000001", "trên -0,000001");
    check("big * 1000000000000", "999.999.999.999.999.000.000.000.000");
    check("big * big", "TooLarge");
    check("big * big * 10 / big", "9.999.999.999.999.990");
    check("round(1 / 3, 28) < 1 / 3", "đúng");
    check("round(1, 1000000000)", "TooLarge");
}

#[test]
fn powers_that_grow_without_end_are_refused_before_they_cost_seconds() {
    let square = (0..20).fold("big".to_owned(), |power, _| format!("({power} * {power})"));
    let grown = vec!["big"; 100].join(" * ");
    assert!(parse(&square).is_err(), "longer than a formula may be");
    check(&grown, "TooLarge");
    check(&format!("1 / ({grown})"), "TooLarge");
}

/// `n/d` of the kept results.
fn fraction(text: &str) -> Exact {
    let (numerator, denominator) = text.split_once('/').unwrap();
    Exact::from_fraction(numerator, denominator).unwrap()
}

#[test]
fn formulas_give_what_fractions_worked_out_elsewhere_give() {
    let mut seen = BTreeMap::new();
    for line in include_str!("../../data/numbers/formulas.tsv").lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        let [formula, expected, decimals, shown] = parts[..] else {
            panic!("{line}")
        };
        let kind = match (evaluate(&parse(formula).unwrap(), &answers()), expected) {
            (Outcome::Value(Value::YesNo(found)), "true" | "false") => {
                assert_eq!(found.to_string(), expected, "{formula}");
                "condition"
            }
            (Outcome::Undefined(Undefined::ZeroDenominator), "zero") => "zero",
            (Outcome::Undefined(Undefined::TooLarge), "large") => "large",
            (Outcome::Value(Value::Number(found)), _) => {
                assert_eq!(found, fraction(expected), "{formula}");
                assert_eq!(
                    format_decimals(&found, decimals.parse().unwrap()),
                    shown,
                    "{formula}"
                );
                "number"
            }
            (found, _) => panic!("{formula}: {found:?}, expected {expected}"),
        };
        *seen.entry(kind).or_insert(0) += 1;
    }
    assert_eq!(seen.values().sum::<i32>(), 25_000);
    assert_eq!(seen.len(), 4, "{seen:?}");
}

/// Numbers around the limits of machine integers, where one kind of calculation gives way to the other: every operation
/// gives what fractions of big integers give, and equal results are alike however they came about.
#[test]
fn numbers_near_the_limits_of_the_machine_are_exact() {
    let texts: Vec<String> = [1_i128 << 31, 1 << 32, 1 << 62, 1 << 63, 1 << 64]
        .iter()
        .flat_map(|limit| [limit - 1, *limit, limit + 1, -limit, 1 - limit, -1 - limit])
        .chain([0, 1, -1, 6, 100])
        .map(|number| number.to_string())
        .collect();
    let mut numbers = Vec::new();
    for (position, numerator) in texts.iter().enumerate() {
        for denominator in [&texts[(position * 7 + 3) % texts.len()], &"1".to_owned()] {
            if let Some(exact) = Exact::from_fraction(numerator, denominator) {
                let big =
                    BigRational::new(numerator.parse().unwrap(), denominator.parse().unwrap());
                numbers.push((exact, big));
            }
        }
    }
    let check = |found: Exact, expected: &BigRational, what: &str| {
        let expected =
            Exact::from_fraction(&expected.numer().to_string(), &expected.denom().to_string());
        assert_eq!(found, expected.unwrap(), "{what}");
    };
    for (one, big_one) in &numbers {
        check(-one.clone(), &-big_one, "negated");
        check(one.abs(), &big_one.abs(), "without sign");
        assert_eq!(one.is_zero(), big_one.is_zero());
        assert_eq!(one.is_negative(), big_one.is_negative());
        assert_eq!(one.is_whole(), big_one.is_integer());
        for (other, big_other) in &numbers {
            let what = format!("{big_one}, {big_other}");
            check(one.plus(other).unwrap(), &(big_one + big_other), &what);
            check(one.minus(other).unwrap(), &(big_one - big_other), &what);
            check(one.times(other).unwrap(), &(big_one * big_other), &what);
            if !big_other.is_zero() {
                check(
                    one.divided_by(other).unwrap(),
                    &(big_one / big_other),
                    &what,
                );
            }
            assert_eq!(one.cmp(other), big_one.cmp(big_other), "{what}");
        }
    }
}
