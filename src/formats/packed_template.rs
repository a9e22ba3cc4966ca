//! The parts of a compiled template in packed bytes. Each list names all members: one that is added must be added here.

use crate::assess::checks::outliers::OutlierRule;
use crate::assess::checks::proofreading::TextRule;
use crate::formats::packed::{Bytes, Packed, Packer, members};
use crate::formula::syntax::{Expression, Function, Node, Operator, RowFunction};
use crate::model::citation::Citation;
use crate::model::period::{Anchor, Days, PeriodKind, PeriodRule};
use crate::model::template::{
    Choice, Evidence, Field, FieldKind, Indicator, Item, Rows, Section, Sentence, SentenceStyle,
    Severity, Table, TableShape, Target,
};
use crate::template::check_rule::{CheckRule, CompiledCheck, DeclaredRule};
use crate::template::form::DocumentForm;
use crate::template::rules::{CompiledColumn, CompiledIndicator, CompiledSentence, Rules};
use crate::template::sentence::{Part, ReferenceForm, SentenceText};

/// Leaves out the texts of formulas: nothing reads them once they are compiled.
#[must_use]
pub fn without_sources(mut rules: Rules) -> Rules {
    for indicator in &mut rules.indicators {
        indicator.definition.formula.clear();
    }
    rules
}

/// Enums, each variant with a number; the first stands for an unknown one.
macro_rules! variants {
    ($($kind:ident {
        $first:ident $( ( $($first_part:ident),* ) )? $( { $($first_member:ident),* } )?,
        $( $number:literal $variant:ident $( ( $($part:ident),* ) )? $( { $($member:ident),* } )? ),* $(,)?
    })*) => { $(
        impl Packed for $kind {
            fn pack(&self, into: &mut Packer) {
                match self {
                    Self::$first $( ( $($first_part),* ) )? $( { $($first_member),* } )? => {
                        into.number(0);
                        $( $( $first_part.pack(into); )* )?
                        $( $( $first_member.pack(into); )* )?
                    }
                    $( Self::$variant $( ( $($part),* ) )? $( { $($member),* } )? => {
                        into.number($number);
                        $( $( $part.pack(into); )* )?
                        $( $( $member.pack(into); )* )?
                    } )*
                }
            }

            fn unpack(from: &mut Bytes<'_>) -> Self {
                match from.number() {
                    $( $number => {
                        $( $( let $part = Packed::unpack(from); )* )?
                        $( $( let $member = Packed::unpack(from); )* )?
                        Self::$variant $( ( $($part),* ) )? $( { $($member),* } )?
                    } )*
                    _ => {
                        $( $( let $first_part = Packed::unpack(from); )* )?
                        $( $( let $first_member = Packed::unpack(from); )* )?
                        Self::$first $( ( $($first_part),* ) )? $( { $($first_member),* } )?
                    }
                }
            }
        }
    )* };
}

members! {
    DocumentForm { kind, abbreviation, bases, parts }
    Section { id, title, short_title, hint, optional, items, narrative, sections }
    Field { id, label, unit, hint, kind, required, remembered, acts, states, outline, total }
    Choice { id, label }
    Table { id, label, hint, rows, columns, required, shape }
    TableShape { transposed, row_label, group_by, annex }
    Indicator { id, label, section, formula, unit, decimals, target, acts, note, evidence }
    Target { at_least, act }
    Sentence { id, text, when, each, style }
    PeriodRule { kind, days, source }
    Days { from, to }
    Anchor { year, month, day }
    Citation { id, kind, number, symbol, issuer, date, subject, in_force_from, in_force_to }
    SentenceText { parts }
    CompiledIndicator { definition, formula, stated_by, needs }
    CompiledCheck { id, family, severity, rule, needs }
    CompiledSentence { id, section, style, each, text, when, needs }
    CompiledColumn { formula, rate, cells, needs }
    DeclaredRule { rule, message, advice, fields, each, cells }
}

// The place in the formula's text is for messages of the compiler only.
impl Packed for Expression {
    fn pack(&self, into: &mut Packer) {
        self.node.pack(into);
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        Self {
            node: Packed::unpack(from),
            at: 0,
        }
    }
}

variants! {
    Item { Field(field), 1 Table(table) }
    FieldKind {
        Count, 1 Amount { decimals }, 2 Percent, 3 Line, 4 Text, 5 Lines, 6 Choice(choices), 7 YesNo, 8 Date, 9 Acts,
        10 Computed { formula, decimals }
    }
    Rows { Fixed(rows), 1 Added { name } }
    Severity { Error, 1 Warning, 2 Note }
    SentenceStyle { Paragraph, 1 Dash, 2 Plus }
    PeriodKind { Month, 1 Quarter, 2 Half, 3 NineMonths, 4 Year, 5 Range }
    Part { Words(words), 1 Reference { name, form }, 2 Optional(parts) }
    ReferenceForm { Plain, 1 WithUnit, 2 TwoDigits, 3 Lower, 4 Previous, 5 List }
    Node {
        Name(name), 1 Words(words), 2 Number(number), 3 RowCell(name), 4 Negate(inner), 5 Not(inner),
        6 Binary(operator, left, right), 7 Call(function, parts), 8 OverRows(function, table, parts)
    }
    Operator {
        Add, 1 Subtract, 2 Multiply, 3 Divide, 4 Equal, 5 NotEqual, 6 Less, 7 LessOrEqual, 8 Greater, 9 GreaterOrEqual,
        10 And, 11 Or
    }
    Function {
        Percent, 1 Ratio, 2 Total, 3 Sum, 4 If, 5 Coalesce, 6 Filled, 7 Previous, 8 Min, 9 Max, 10 Abs, 11 Round,
        12 Entries, 13 Contains, 14 Before, 15 OnceFilled, 16 Rounding
    }
    RowFunction { Count, 1 Sum, 2 First, 3 Last }
    Evidence { Source, 1 Local }
    OutlierRule { Prior(addresses), 1 Dates(addresses), 2 UsualDays(rules) }
    TextRule { Written(address), 1 Acts, 2 Annexes }
    CheckRule {
        Given(path), 1 Formula(rule), 2 TableGiven(table), 3 Readable(path), 4 TableReadable(table),
        5 StatedAgrees { field, indicator }, 6 StatedHasCounts { field, indicator },
        7 ColumnStates { table, column, computed, counts }, 8 GroupsFilled(table), 9 TargetCopied { field, indicator },
        10 OutlineLeft(address), 11 TableOutlineLeft(table), 12 EvenPrecision(addresses), 13 Texts(rule), 14 AtMostWhole(path),
        15 Outliers(outliers)
    }
}
