//! Formula text to tree.
//!
//! Not here: whether names exist or units fit (`type_check`).

use rust_decimal::Decimal;
use winnow::ascii::multispace0;
use winnow::combinator::{alt, cut_err, delimited, opt, preceded, repeat, terminated};
use winnow::error::{ContextError, ErrMode, StrContext};
use winnow::prelude::*;
use winnow::stream::{LocatingSlice, Location};
use winnow::token::{literal, take_while};

use super::error::{SyntaxError, SyntaxErrorKind};
use super::syntax::{Expression, Function, Node, Operator, RowFunction, Span};

/// Longest formula accepted, in bytes.
const LONGEST: usize = 2_000;
/// Deepest nesting of parentheses accepted; the parser recurses once for each.
const DEEPEST: usize = 24;
/// Most operators in a row; longer sums are written as `total(...)`.
const LONGEST_CHAIN: usize = 100;
/// Most parts inside one another, chains and parentheses together; evaluation recurses once for each.
const DEEPEST_TREE: usize = 200;

type Input<'a> = LocatingSlice<&'a str>;
type Parsed<T> = ModalResult<T, ContextError>;

/// Parses a formula.
///
/// # Errors
/// The first place that cannot be read, and why.
pub fn parse(text: &str) -> Result<Expression, SyntaxError> {
    let error = |start, end, kind| SyntaxError {
        span: Span::new(start, end),
        kind,
    };
    if text.trim().is_empty() {
        return Err(error(0, text.len(), SyntaxErrorKind::Empty));
    }
    if text.len() > LONGEST {
        let start = text.floor_char_boundary(LONGEST);
        return Err(error(start, text.len(), SyntaxErrorKind::TooLong(LONGEST)));
    }
    if let Some(at) = too_deep(text) {
        return Err(error(at, at + 1, SyntaxErrorKind::TooDeep));
    }
    let tree = terminated(disjunction, multispace0)
        .parse(LocatingSlice::new(text))
        .map_err(|error| refused(text, error.offset(), error.inner()))?;
    if tree.depth() > DEEPEST_TREE {
        return Err(error(0, text.len(), SyntaxErrorKind::TooDeep));
    }
    Ok(tree)
}

const UNKNOWN_FUNCTION: &str = "unknown function";
const CHAIN_TOO_LONG: &str = "chain too long";

/// What the parser refused at a place, and how far the text that it refused goes.
fn refused(text: &str, at: usize, why: &ContextError) -> SyntaxError {
    let labelled = |wanted: &str| {
        why.context()
            .any(|context| matches!(context, StrContext::Label(label) if *label == wanted))
    };
    let rest = text.get(at..).unwrap_or_default();
    let (length, kind) = match rest.chars().next() {
        _ if labelled(UNKNOWN_FUNCTION) => {
            let name: String = rest.chars().take_while(|sign| in_name(*sign)).collect();
            (name.len(), SyntaxErrorKind::UnknownFunction(name))
        }
        _ if labelled(CHAIN_TOO_LONG) => (rest.len(), SyntaxErrorKind::ChainTooLong(LONGEST_CHAIN)),
        None => (0, SyntaxErrorKind::UnexpectedEnd),
        Some(sign) => (sign.len_utf8(), SyntaxErrorKind::Unexpected(sign)),
    };
    SyntaxError {
        span: Span::new(at, at + length),
        kind,
    }
}

/// True for a character of a name behind its first.
fn in_name(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign == '.' || sign == '_'
}

/// A failure that says why.
fn labelled(label: &'static str) -> ErrMode<ContextError> {
    let mut error = ContextError::new();
    error.push(StrContext::Label(label));
    ErrMode::Cut(error)
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
        let span = Span::new(left.span.start, right.span.end);
        left = Expression {
            node: Node::Binary(operator, Box::new(left), Box::new(right)),
            span,
        };
    }
    // The tree leans to the left as deep as the chain is long, and evaluation recurses into it.
    Err(labelled(CHAIN_TOO_LONG))
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
        let span = Span::new(at, inner.span.end);
        Expression {
            node: node(Box::new(inner)),
            span,
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
    let span = Span::new(at, input.previous_token_end());
    Ok(Expression { node, span })
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
        take_while(0.., in_name),
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
    let arguments = cut_err(terminated(arguments, preceded(multispace0, ")"))).parse_next(input)?;
    call(name, arguments).ok_or_else(|| {
        winnow::stream::Stream::reset(input, &start);
        labelled(UNKNOWN_FUNCTION)
    })
}

/// None, or some with commas between them; behind a comma stands another one.
fn arguments(input: &mut Input<'_>) -> Parsed<Vec<Expression>> {
    let Some(first) = opt(disjunction).parse_next(input)? else {
        return Ok(Vec::new());
    };
    let mut more = repeat(0.., preceded(sign(","), cut_err(disjunction)));
    let more: Vec<Expression> = more.parse_next(input)?;
    Ok(std::iter::once(first).chain(more).collect())
}

fn call(name: &str, arguments: Vec<Expression>) -> Option<Node> {
    if let Some((table, function)) = name.rsplit_once('.') {
        return RowFunction::named(function)
            .map(|function| Node::OverRows(function, table.to_owned(), arguments));
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
