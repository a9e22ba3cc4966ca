//! Formulas: text -> tree -> exact value, or what is missing, or why there is none.

use std::collections::{BTreeMap, BTreeSet};

use bao_cao_so::formula::error::{Expected, SyntaxErrorKind, TypeErrorKind};
use bao_cao_so::formula::evaluate::{Lookup, evaluate};
use bao_cao_so::formula::labels::Labels;
use bao_cao_so::formula::outcome::{Outcome, Undefined, Value};
use bao_cao_so::formula::parse::parse;
use bao_cao_so::formula::type_check::check_types;
use bao_cao_so::formula::types::{Scope, Type};
use bao_cao_so::messages::vi::formula::explain_failure;
use bao_cao_so::messages::vi::formula::{in_numbers, in_words, value_text};
use bao_cao_so::model::answer::FieldPath;
use rust_decimal::Decimal;

mod exactness;

/// Answers for formulas: numbers by name; `blank*` is blank, `na*` is not applicable.
struct Answers(BTreeMap<&'static str, Value>);

fn answers() -> Answers {
    let number = |text: &str| Value::Number(Decimal::from_str_exact(text).unwrap().into());
    Answers(BTreeMap::from([
        ("a", number("5")),
        ("b", number("3")),
        ("c", number("0")),
        ("resolved", number("1194")),
        ("inTime", number("1189")),
        ("tiny", number("0.1")),
        ("tiny2", number("0.2")),
        ("big", number("999999999999999")),
        ("yes", Value::YesNo(true)),
        ("no", Value::YesNo(false)),
        ("level", Value::Words("university".into())),
        ("t.r1.n", number("2")),
        ("t.r2.n", number("7")),
        ("t.r1.k", Value::Words("x".into())),
        ("t.r2.k", Value::Words("y".into())),
        (
            "list",
            Value::Words("Tập huấn\n \n An  toàn\nthông tin\n".into()),
        ),
    ]))
}

impl Lookup for Answers {
    fn value(&self, name: &str) -> Outcome {
        match self.0.get(name) {
            Some(value) => Outcome::Value(value.clone()),
            None if name.starts_with("na") => {
                Outcome::Undefined(Undefined::NotApplicable(FieldPath::new(name)))
            }
            None => Outcome::Missing(BTreeSet::from([FieldPath::new(name)])),
        }
    }

    fn previous(&self, _: &str) -> Outcome {
        Outcome::Undefined(Undefined::NoPrevious)
    }

    fn rows(&self, table: &str) -> Result<Vec<String>, Outcome> {
        match table {
            "t" => Ok(vec!["r1".into(), "r2".into()]),
            _ => Err(Outcome::Missing(BTreeSet::from([FieldPath::new(table)]))),
        }
    }

    fn above(&self, _: &str, row: &str) -> Option<String> {
        (row == "r2").then(|| "r1".into())
    }
}

impl Labels for Answers {
    fn label(&self, name: &str) -> String {
        format!("<{name}>")
    }
    fn table(&self, table: &str) -> String {
        table.to_owned()
    }
    fn column(&self, _: &str, column: &str) -> String {
        column.to_owned()
    }
    fn option(&self, field: &str, option: &str) -> Option<String> {
        (field == "level" || field == "t..k").then(|| format!("<{option}>"))
    }
}

#[track_caller]
fn check(formula: &str, expected: &str) {
    let tree = parse(formula).unwrap_or_else(|error| panic!("{formula}: {error:?}"));
    let found = match evaluate(&tree, &answers()) {
        Outcome::Value(value) => value_text(&value),
        Outcome::Missing(paths) => format!(
            "missing {}",
            paths
                .iter()
                .map(FieldPath::as_str)
                .collect::<Vec<_>>()
                .join(" ")
        ),
        Outcome::Undefined(why) => format!("{why:?}"),
    };
    assert_eq!(found, expected, "{formula}");
}

#[test]
fn arithmetic_is_exact_and_binds_as_in_a_spreadsheet() {
    check("1 + 2 * 3", "7");
    check("(1 + 2) * 3", "9");
    check("10 - 4 - 3", "3");
    check("24 / 4 / 3", "2");
    check("-a + 8", "3");
    check("--a", "5");
    check("tiny + tiny2", "0,3");
    check("tiny + tiny2 = 0.3", "đúng");
    check("percent(inTime, resolved) > 99.58", "đúng");
    check("round(percent(inTime, resolved), 2)", "99,58");
    check("percent(33, 40)", "82,5");
    check("round(1.005, 2)", "1,01");
    check("round(0 - 1.5, 0)", "-2");
    check("abs(b - a)", "2");
    check("min(a, b, c)", "0");
    check("max(a, b, c)", "5");
}

#[test]
fn blank_is_not_zero_and_is_named() {
    check("a + blank", "missing blank");
    check("blank1 + blank2", "missing blank1 blank2");
    check("sum(a, blank1, b, blank2)", "missing blank1 blank2");
    check("percent(blank1, blank2)", "missing blank1 blank2");
    check("5 <= blank", "missing blank");
    check("coalesce(blank, 0) + a", "5");
    check("coalesce(a, 0)", "5");
    check("filled(blank)", "sai");
    check("filled(c)", "đúng");
    check("filled(na)", "đúng");
}

#[test]
fn division_by_zero_is_undefined() {
    check("a / c", "ZeroDenominator");
    check("c / c", "ZeroDenominator");
    check("percent(a, c)", "ZeroDenominator");
    check("ratio(c, c)", "ZeroDenominator");
}

#[test]
fn what_does_not_apply_leaves_a_total() {
    check("total(a, na, b)", "8");
    check("total(a, na, blank)", "missing blank");
    check("total(na1, na2)", r#"NotApplicable(FieldPath("na1"))"#);
    check("a + na", r#"NotApplicable(FieldPath("na"))"#);
    check("coalesce(na, 0)", "0");
}

#[test]
fn logic_is_decided_as_soon_as_one_side_decides() {
    check("no and blank > 1", "sai");
    check("blank > 1 and no", "sai");
    check("yes or blank > 1", "đúng");
    check("yes and blank > 1", "missing blank");
    check("not yes", "sai");
    check("not not yes", "đúng");
    check("if(a > b, a, blank)", "5");
    check("if(blank > 1, a, b)", "missing blank");
    check("level = \"university\"", "đúng");
    check("level != \"college\"", "đúng");
}

#[test]
fn rows_are_counted_and_summed() {
    check("t.count()", "2");
    check("t.count(row.k = \"y\")", "1");
    check("t.sum(row.n)", "9");
    check("t.sum(row.n, row.k = \"x\")", "2");
    check("t.sum(row.n * 2)", "18");
    check("t.sum(row.missing)", "missing t.r1.missing t.r2.missing");
    check("empty.count()", "missing empty");
    check("empty.sum(row.n)", "missing empty");
    check("coalesce(empty.sum(row.n), 0)", "0");
}

#[test]
fn the_first_and_the_last_row_give_their_values() {
    check("t.first(row.n)", "2");
    check("t.last(row.n)", "7");
    check("t.last(row.k)", "y");
    check("t.last(row.n - before(row.n))", "5");
    check("t.first(before(row.n))", "FirstRow");
    check("t.last(row.missing)", "missing t.r2.missing");
    check("empty.last(row.n)", "missing empty");
}

#[test]
fn lists_are_counted_and_searched() {
    check("entries(list)", "3");
    check("entries(blank)", "missing blank");
    check("entries(na)", r#"NotApplicable(FieldPath("na"))"#);
    check("contains(list, \"an toàn thông tin\")", "đúng");
    check("contains(list, \"TẬP HUẤN\")", "đúng");
    check("contains(list, \"tập huân\")", "sai");
    check("contains(blank, \"x\")", "missing blank");
}

#[test]
fn numbers_past_exactness_are_undefined() {
    check("big * big * big * big", "TooLarge");
}

#[test]
fn without_a_previous_report_there_is_no_previous_value() {
    check("previous(a) + 1", "NoPrevious");
}

#[track_caller]
fn check_refused(formula: &str, at: usize) {
    match parse(formula) {
        Ok(tree) => panic!("{formula} was read as {tree:?}"),
        Err(error) => assert_eq!(error.span.start, at, "{formula}: {error:?}"),
    }
}

#[test]
fn unreadable_formulas_name_the_place() {
    check_refused("", 0);
    check_refused("a +", 3);
    check_refused("a b", 2);
    check_refused("(a", 2);
    check_refused("a)", 1);
    check_refused("unknown(a)", 0);
    check_refused("1.2.3", 0);
    check_refused("\"open", 5);
    check_refused("a ** b", 3);
}

#[test]
fn hostile_formulas_are_refused_without_harm() {
    assert!(parse(&"(".repeat(1_000)).is_err());
    assert!(parse(&"-".repeat(3_000)).is_err());
    assert!(parse(&format!("{}a", "not ".repeat(400))).is_ok());
    assert!(parse(&format!("{}1", "-".repeat(1_500))).is_ok());
    assert!(parse(&vec!["a"; 100].join("+")).is_ok());
    assert!(parse(&vec!["a"; 600].join("+")).is_err());
    assert!(parse(&"(\")\"=".repeat(370)).is_err());
    // Long chains inside parentheses lean as deep as all of them together.
    let chains = |levels: usize| {
        (0..levels).fold("a".to_owned(), |inner, _| {
            format!("({inner})+{}", vec!["a"; 90].join("+"))
        })
    };
    assert!(parse(&chains(2)).is_ok());
    assert_eq!(
        parse(&chains(3)).map_err(|error| error.kind),
        Err(SyntaxErrorKind::TooDeep)
    );
}

struct Names;

impl Scope for Names {
    fn type_of(&self, name: &str) -> Option<Type> {
        Some(match name {
            "machines" => Type::Number(Some("máy".into())),
            "people" => Type::Number(Some("người".into())),
            "flag" => Type::YesNo,
            "level" => Type::Words(Some(vec!["high".into(), "low".into()])),
            "day" => Type::Date,
            "words" => Type::Words(None),
            _ => return None,
        })
    }
    fn column_type(&self, _: &str, column: &str) -> Option<Type> {
        (column == "n").then_some(Type::Number(None))
    }
    fn is_table(&self, name: &str) -> bool {
        name == "t"
    }
}

#[track_caller]
fn check_types_of(formula: &str, expected: &[TypeErrorKind]) {
    let found: Vec<TypeErrorKind> = match check_types(&parse(formula).unwrap(), &Names, None) {
        Ok(_) => Vec::new(),
        Err(errors) => errors.into_iter().map(|error| error.kind).collect(),
    };
    assert_eq!(found, expected, "{formula}");
}

#[test]
fn mistakes_of_a_template_are_found_all_at_once() {
    let units = || TypeErrorKind::Units("máy".into(), "người".into());
    check_types_of("ratio(machines, people)", &[]);
    check_types_of("percent(machines, people)", &[units()]);
    check_types_of("machines + people", &[units()]);
    check_types_of("machines > people", &[units()]);
    check_types_of("machines + 1", &[]);
    check_types_of(
        "nowhere + neither",
        &[
            TypeErrorKind::UnknownName("nowhere".into()),
            TypeErrorKind::UnknownName("neither".into()),
        ],
    );
    check_types_of("flag + 1", &[TypeErrorKind::Expected(Expected::Number)]);
    check_types_of(
        "machines and flag",
        &[TypeErrorKind::Expected(Expected::Condition)],
    );
    check_types_of(
        "level = \"middle\"",
        &[TypeErrorKind::UnknownOption("middle".into())],
    );
    check_types_of("level = \"high\"", &[]);
    check_types_of("day > 5", &[TypeErrorKind::Expected(Expected::SameType)]);
    check_types_of("t.sum(row.n)", &[]);
    check_types_of("t.sum(row.m)", &[TypeErrorKind::UnknownColumn("m".into())]);
    check_types_of("u.count()", &[TypeErrorKind::UnknownName("u".into())]);
    check_types_of(
        "percent(machines)",
        &[TypeErrorKind::ArgumentCount {
            function: "percent",
            given: 1,
            least: 2,
            most: Some(2),
        }],
    );
    check_types_of(
        "before(machines)",
        &[TypeErrorKind::Expected(Expected::RowCell)],
    );
    check_types_of("t.last(before(row.n)) + 1", &[]);
    check_types_of("t.sum(row.n + t.sum(row.n))", &[TypeErrorKind::RowsInRows]);
    check_types_of(
        "t.sum(row.n, t.count(t.count(row.n > 1) > 1) > 1)",
        &[TypeErrorKind::RowsInRows],
    );
    check_types_of("t.sum(row.n) + t.count(row.n > 1)", &[]);
    check_types_of("t.last(row.m)", &[TypeErrorKind::UnknownColumn("m".into())]);
    check_types_of(
        "t.last()",
        &[TypeErrorKind::ArgumentCount {
            function: "last",
            given: 0,
            least: 1,
            most: Some(1),
        }],
    );
    check_types_of("row.n > 1", &[TypeErrorKind::UnknownColumn("n".into())]);
    check_types_of(
        "entries(machines)",
        &[TypeErrorKind::Expected(Expected::TypedWords)],
    );
    check_types_of(
        "entries(level)",
        &[TypeErrorKind::Expected(Expected::TypedWords)],
    );
    check_types_of("entries(words) + 1", &[]);
    check_types_of(
        "contains(words, words)",
        &[TypeErrorKind::Expected(Expected::QuotedWords)],
    );
    check_types_of(
        "contains(words, \" \")",
        &[TypeErrorKind::Expected(Expected::QuotedWords)],
    );
    check_types_of("contains(words, \"a\") and flag", &[]);
    check_types_of(
        "filled(machines + 1)",
        &[TypeErrorKind::Expected(Expected::Name)],
    );
}

#[track_caller]
fn check_explained(formula: &str, words: &str, numbers: &str) {
    let tree = parse(formula).unwrap();
    assert_eq!(in_words(&tree, &answers(), None), words);
    assert_eq!(in_numbers(&tree, &answers(), None), numbers);
}

#[track_caller]
fn check_contradiction(rule: &str, expected: &str) {
    assert_eq!(
        explain_failure(&parse(rule).unwrap(), &answers(), &answers(), None),
        expected
    );
}

#[test]
fn a_broken_rule_says_what_is_so() {
    check_contradiction("a <= b", "“<a>” (5) lớn hơn “<b>” (3); chênh lệch 2.");
    check_contradiction("b = a", "“<b>” (3) khác với “<a>” (5); chênh lệch 2.");
    check_contradiction("a < a", "“<a>” (5) bằng “<a>” (5).");
    check_contradiction("a != a", "“<a>” (5) bằng “<a>” (5).");
    check_contradiction("yes and no", "“<no>”: không.");
    check_contradiction(
        "a = total(b, c)",
        "“<a>” (5) khác với “<b> + <c>” (3 + 0 = 3); chênh lệch 2.",
    );
    check_contradiction(
        "a / b <= 1",
        "“<a> / <b>” (5 / 3 = 1,666667) lớn hơn 1; chênh lệch 0,666667.",
    );
}

#[test]
fn formulas_explain_themselves() {
    check_explained(
        "percent(inTime, resolved)",
        "<inTime> / <resolved> × 100",
        "1.189 / 1.194 × 100",
    );
    check_explained(
        "percent(a + b, resolved)",
        "(<a> + <b>) / <resolved> × 100",
        "(5 + 3) / 1.194 × 100",
    );
    check_explained("total(a, blank)", "<a> + <blank>", "5 + …");
    check_explained("a - (b - c)", "<a> − (<b> − <c>)", "5 − (3 − 0)");
    check_explained("a - b - c", "<a> − <b> − <c>", "5 − 3 − 0");
    check_explained(
        "coalesce(blank, 0) + a",
        "<blank> (để trống tính là 0) + <a>",
        "0 + 5",
    );
    check_explained("entries(list) > 5", "số ý của <list> > 5", "3 > 5");
    check_explained(
        "not contains(list, \"a\")",
        "không phải <list> có “a”",
        "không phải đúng",
    );
    check_explained(
        "t.last(row.n) - t.first(row.n)",
        "n cuối cùng ở bảng t − n đầu tiên ở bảng t",
        "7 − 2",
    );
    check_explained(
        "level = \"university\"",
        "<level> = <university>",
        "university = “university”",
    );
    check_explained(
        "t.sum(row.n, row.k = \"x\")",
        "tổng n ở bảng t (chỉ tính dòng có k = <x>)",
        "2",
    );
}

#[test]
fn a_formula_in_a_row_explains_itself_by_its_columns() {
    let tree = parse("percent(row.n, row.n + before(row.n))").unwrap();
    assert_eq!(
        in_words(&tree, &answers(), Some("t")),
        "n / (n + n liền trước) × 100"
    );
    assert_eq!(
        in_numbers(&tree, &answers(), Some(("t", "r2"))),
        "7 / (7 + 2) × 100"
    );
    assert_eq!(
        in_numbers(&tree, &answers(), Some(("t", "r1"))),
        "2 / (2 + (không có)) × 100"
    );
    let rule = parse("row.n <= before(row.n)").unwrap();
    let told = explain_failure(&rule, &answers(), &answers(), Some(("t", "r2")));
    assert_eq!(told, "“n” (7) lớn hơn “n liền trước” (2); chênh lệch 5.");
}
