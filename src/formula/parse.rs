//! Formula text to tree.
//!
//! Not here: whether names exist or units fit (`kinds`).

use rust_decimal::Decimal;
use winnow::ascii::multispace0;
use winnow::combinator::{alt, cut_err, delimited, preceded, repeat, separated, terminated};
use winnow::error::{ContextError, ErrMode, StrContext};
use winnow::prelude::*;
use winnow::stream::{LocatingSlice, Location};
use winnow::token::{literal, take_while};

use super::syntax::{Expression, Function, Node, Operator, RowFunction};

/// Longest formula accepted, in bytes.
const LONGEST: usize = 2_000;
/// Deepest nesting of parentheses accepted; the parser recurses once for each.
const DEEPEST: usize = 24;
/// Most operators in a row; longer sums are written as `total(...)`.
const LONGEST_CHAIN: usize = 100;
/// Most parts inside one another, chains and parentheses together; evaluation recurses once for each.
const DEEPEST_TREE: usize = 200;

/// Why a text is not a formula, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Bytes from the start of the text.
    pub at: usize,
    /// What is wrong.
    pub what: SyntaxProblem,
}

/// Kinds of syntax error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxProblem {
    /// Longer than a formula may be.
    TooLong,
    /// Parentheses, or parentheses around long chains, nested too deep.
    TooDeep,
    /// A function that does not exist.
    UnknownFunction(String),
    /// Something that cannot stand there.
    Unexpected,
}

type Input<'a> = LocatingSlice<&'a str>;
type Parsed<T> = ModalResult<T, ContextError>;

/// Parses a formula.
///
/// # Errors
/// The first place that cannot be read, and why.
pub fn parse(text: &str) -> Result<Expression, SyntaxError> {
    if text.len() > LONGEST {
        return Err(SyntaxError {
            at: LONGEST,
            what: SyntaxProblem::TooLong,
        });
    }
    if let Some(at) = too_deep(text) {
        return Err(SyntaxError {
            at,
            what: SyntaxProblem::TooDeep,
        });
    }
    let tree = terminated(disjunction, multispace0)
        .parse(LocatingSlice::new(text))
        .map_err(|error| {
            let unknown = error.inner().context().find_map(|context| match context {
                StrContext::Label(label) if label == &UNKNOWN_FUNCTION => {
                    Some(name_at(text, error.offset()))
                }
                _ => None,
            });
            SyntaxError {
                at: error.offset(),
                what: unknown.map_or(SyntaxProblem::Unexpected, SyntaxProblem::UnknownFunction),
            }
        })?;
    if tree.depth() > DEEPEST_TREE {
        Err(SyntaxError {
            at: 0,
            what: SyntaxProblem::TooDeep,
        })
    } else {
        Ok(tree)
    }
}

const UNKNOWN_FUNCTION: &str = "unknown function";

fn name_at(text: &str, at: usize) -> String {
    text.get(at..)
        .unwrap_or_default()
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '.')
        .collect()
}

/// The place of the first parenthesis that nests too deep.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut quoted = false;
    text.bytes().position(|byte| {
        match byte {
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEEPEST
    })
}

/// A chain of one level of operators, grouped to the left.
fn chain<'a>(
    input: &mut Input<'a>,
    mut part: impl FnMut(&mut Input<'a>) -> Parsed<Expression>,
    mut sign: impl FnMut(&mut Input<'a>) -> Parsed<Operator>,
) -> Parsed<Expression> {
    let mut left = part(input)?;
    for _ in 0..LONGEST_CHAIN {
        let before = input.checkpoint();
        let Ok(operator) = sign(input) else {
            winnow::stream::Stream::reset(input, &before);
            return Ok(left);
        };
        let right = cut(part(input))?;
        let at = left.at;
        left = Expression {
            node: Node::Binary(operator, Box::new(left), Box::new(right)),
            at,
        };
    }
    // The tree leans to the left as deep as the chain is long, and evaluation recurses into it.
    Err(ErrMode::Cut(ContextError::new()))
}

fn cut<T>(result: Parsed<T>) -> Parsed<T> {
    result.map_err(ErrMode::cut)
}

fn disjunction(input: &mut Input<'_>) -> Parsed<Expression> {
    chain(input, conjunction, |input| {
        keyword("or").value(Operator::Or).parse_next(input)
    })
}

fn conjunction(input: &mut Input<'_>) -> Parsed<Expression> {
    chain(input, negation, |input| {
        keyword("and").value(Operator::And).parse_next(input)
    })
}

fn negation(input: &mut Input<'_>) -> Parsed<Expression> {
    let _: () = multispace0.void().parse_next(input)?;
    let at = input.current_token_start();
    let count: usize = repeat(0.., keyword("not")).parse_next(input)?;
    let inner = comparison(input)?;
    Ok(wrapped(inner, count % 2 == 1, at, Node::Not))
}

fn wrapped(
    inner: Expression,
    wrap: bool,
    at: usize,
    node: fn(Box<Expression>) -> Node,
) -> Expression {
    if wrap {
        Expression {
            node: node(Box::new(inner)),
            at,
        }
    } else {
        inner
    }
}

fn comparison(input: &mut Input<'_>) -> Parsed<Expression> {
    chain(input, addition, |input| {
        alt((
            sign("!=").value(Operator::NotEqual),
            sign("<=").value(Operator::LessOrEqual),
            sign(">=").value(Operator::GreaterOrEqual),
            sign("=").value(Operator::Equal),
            sign("<").value(Operator::Less),
            sign(">").value(Operator::Greater),
        ))
        .parse_next(input)
    })
}

fn addition(input: &mut Input<'_>) -> Parsed<Expression> {
    chain(input, product, |input| {
        alt((
            sign("+").value(Operator::Add),
            sign("-").value(Operator::Subtract),
        ))
        .parse_next(input)
    })
}

fn product(input: &mut Input<'_>) -> Parsed<Expression> {
    chain(input, unary, |input| {
        alt((
            sign("*").value(Operator::Multiply),
            sign("/").value(Operator::Divide),
        ))
        .parse_next(input)
    })
}

fn unary(input: &mut Input<'_>) -> Parsed<Expression> {
    let _: () = multispace0.void().parse_next(input)?;
    let at = input.current_token_start();
    let count: usize = repeat(0.., sign("-")).parse_next(input)?;
    let inner = atom(input)?;
    Ok(wrapped(inner, count % 2 == 1, at, Node::Negate))
}

fn atom(input: &mut Input<'_>) -> Parsed<Expression> {
    let _: () = multispace0.void().parse_next(input)?;
    let at = input.current_token_start();
    let node = alt((
        delimited(sign("("), cut_err(disjunction), cut_err(sign(")"))).map(|inner| inner.node),
        number.map(Node::Number),
        delimited("\"", take_while(0.., |c| c != '"'), cut_err("\""))
            .map(|text: &str| Node::Words(text.to_owned())),
        name_or_call,
    ))
    .parse_next(input)?;
    Ok(Expression { node, at })
}

fn number(input: &mut Input<'_>) -> Parsed<Decimal> {
    take_while(1.., |c: char| c.is_ascii_digit() || c == '.')
        .verify_map(|text: &str| Decimal::from_str_exact(text).ok())
        .parse_next(input)
}

fn name_or_call(input: &mut Input<'_>) -> Parsed<Node> {
    let start = input.checkpoint();
    let name = (
        take_while(1, |c: char| c.is_ascii_alphabetic()),
        take_while(0.., |c: char| {
            c.is_ascii_alphanumeric() || c == '.' || c == '_'
        }),
    )
        .take()
        .verify(|name: &str| !matches!(name, "and" | "or" | "not"))
        .parse_next(input)?;
    let open = input.checkpoint();
    if sign("(").parse_next(input).is_err() {
        winnow::stream::Stream::reset(input, &open);
        return Ok(name.strip_prefix("row.").map_or_else(
            || Node::Name(name.to_owned()),
            |column| Node::RowCell(column.to_owned()),
        ));
    }
    let arguments = separated(0.., disjunction, sign(","));
    let arguments: Vec<Expression> =
        cut_err(terminated(arguments, preceded(multispace0, ")"))).parse_next(input)?;
    call(name, arguments).ok_or_else(|| {
        winnow::stream::Stream::reset(input, &start);
        let mut error = ContextError::new();
        error.push(StrContext::Label(UNKNOWN_FUNCTION));
        ErrMode::Cut(error)
    })
}

fn call(name: &str, arguments: Vec<Expression>) -> Option<Node> {
    if let Some((table, function)) = name.rsplit_once('.') {
        let function = match function {
            "count" => RowFunction::Count,
            "sum" => RowFunction::Sum,
            "first" => RowFunction::First,
            "last" => RowFunction::Last,
            _ => return None,
        };
        return Some(Node::OverRows(function, table.to_owned(), arguments));
    }
    Function::named(name).map(|function| Node::Call(function, arguments))
}

fn sign<'a>(text: &'static str) -> impl Parser<Input<'a>, (), ErrMode<ContextError>> {
    (multispace0, literal(text)).void()
}

/// A word that is not the beginning of a longer one.
fn keyword<'a>(word: &'static str) -> impl Parser<Input<'a>, (), ErrMode<ContextError>> {
    (
        multispace0,
        take_while(1.., |c: char| c.is_ascii_alphanumeric() || c == '.')
            .verify(move |text: &str| text == word),
    )
        .void()
}
