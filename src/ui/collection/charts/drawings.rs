//! Numbers -> charts, as charming has them. Colours are tokens of the style, which the script reads (assets/charts.js).

use charming::Chart;
use charming::component::{Axis, Grid};
use charming::datatype::{CompositeValue, DataPointItem};
use charming::element::{
    AxisLabel, AxisTick, AxisType, ItemStyle, Label, LabelPosition, LineStyle, LineStyleType,
    MarkLine, MarkLineData, MarkLineVariant, Step, Symbol, Tooltip, Trigger,
};
use charming::series::{Bar as BarSeries, Line};

use crate::browser::charts::drawn;
use crate::collection::timeline::Timeline;
use crate::messages::vi::collection::{charts as words, ranking};
use crate::model::exact::Exact;
use crate::rollup::bars::Bar;
use crate::rollup::histogram::Bin;
use crate::rollup::sheet::{SheetKind, SheetRow};

const INK: &str = "--ink";
const BAR: &str = "--accent";
const BELOW: &str = "--warning";
const SOFT: &str = "--control-line";
const LINE: &str = "--bad";
/// Days that are drawn one by one; of longer times only those on which something came.
const MOST_DAYS: usize = 120;
/// Decimals of a number that is no indicator.
const DECIMALS: u32 = 6;

/// How reports came in, against all that are owed and the deadline.
pub fn received_chart(found: &Timeline) -> Chart {
    let days = found.drawn(MOST_DAYS);
    let years = days.iter().map(|one| one.day.year());
    let several = years.clone().min() != years.max();
    let name = |day| words::day(day, several);
    let names: Vec<String> = days.iter().map(|one| name(one.day)).collect();
    let came: Vec<CompositeValue> = days.iter().map(|one| whole(one.came)).collect();
    let so_far: Vec<CompositeValue> = days.iter().map(|one| whole(one.so_far)).collect();
    let owing = MarkLineData::new().y_axis(whole(found.owing));
    let mut marks = vec![marked(owing, &words::owing(found.owing))];
    if let Some(deadline) = found.deadline {
        let line = MarkLineData::new().x_axis(name(deadline));
        marks.push(marked(line, &words::deadline(deadline, several)));
    }
    base(Trigger::Axis)
        .x_axis(names_axis(names))
        .y_axis(value_axis().min_interval(1.0).max(whole(found.owing)))
        .series(
            BarSeries::new()
                .name(words::CAME)
                .item_style(ItemStyle::new().color(SOFT))
                .data(came),
        )
        .series(
            Line::new()
                .name(words::SO_FAR)
                .step(Step::End)
                .show_symbol(false)
                .item_style(ItemStyle::new().color(BAR))
                .line_style(LineStyle::new().color(BAR).width(2.0))
                .mark_line(mark_lines(marks))
                .data(so_far),
        )
}

/// A number by agency or group, against its target.
pub fn bars_chart(
    bars: &[Bar<'_>],
    names: &[String],
    row: &SheetRow,
    target: Option<&Exact>,
) -> Chart {
    let decimals = shown_decimals(row).unwrap_or(DECIMALS);
    let item = |bar: &Bar<'_>| {
        let colour = if bar.reached == Some(false) {
            BELOW
        } else {
            BAR
        };
        let value = drawn(&bar.value, decimals);
        DataPointItem::new(value).item_style(ItemStyle::new().color(colour))
    };
    let values: Vec<DataPointItem> = bars.iter().map(item).collect();
    let short = names.iter().map(|name| words::bar_name(name)).collect();
    let label = Label::new()
        .show(true)
        .position(LabelPosition::Right)
        .color(INK);
    let series = BarSeries::new()
        .name(row.label.clone())
        .label(label)
        .data(values);
    let series = match target {
        Some(target) => {
            let line = MarkLineData::new().x_axis(drawn(target, DECIMALS));
            let name = format!("{} {}", words::TARGET, ranking::level(target, row));
            series.mark_line(mark_lines(vec![marked(line, &name)]))
        }
        None => series,
    };
    // A target that no bar reaches is in sight all the same.
    let largest = bars.iter().map(|bar| &bar.value).max();
    let beyond = target.filter(|target| largest.is_some_and(|largest| *target > largest));
    let values_axis = match beyond {
        Some(target) => value_axis().max(drawn(target, DECIMALS)),
        None => value_axis(),
    };
    base(Trigger::Item)
        .x_axis(values_axis)
        // The first on top.
        .y_axis(names_axis(short).inverse(true))
        .series(series)
}

/// How values are spread.
pub fn spread_chart(bins: &[Bin]) -> Chart {
    let names: Vec<String> = bins.iter().map(words::short_bin).collect();
    let counts: Vec<CompositeValue> = bins.iter().map(|bin| whole(bin.count)).collect();
    let label = Label::new()
        .show(true)
        .position(LabelPosition::Top)
        .color(INK);
    let series = BarSeries::new()
        .name(words::AGENCIES)
        .item_style(ItemStyle::new().color(BAR))
        .label(label)
        .data(counts);
    base(Trigger::Item)
        .x_axis(names_axis(names))
        .y_axis(value_axis().min_interval(1.0))
        .series(series)
}

fn base(trigger: Trigger) -> Chart {
    let grid = Grid::new()
        .contain_label(true)
        .left(8)
        .right(32)
        .top(32)
        .bottom(8);
    Chart::new()
        .tooltip(Tooltip::new().trigger(trigger))
        .grid(grid)
}

fn value_axis() -> Axis {
    let label = AxisLabel::new().color(INK);
    Axis::new().type_(AxisType::Value).axis_label(label)
}

fn names_axis(names: Vec<String>) -> Axis {
    let label = AxisLabel::new().color(INK);
    Axis::new()
        .type_(AxisType::Category)
        .axis_label(label)
        .axis_tick(AxisTick::new().show(false))
        .data(names)
}

fn mark_lines(marks: Vec<MarkLineVariant>) -> MarkLine {
    let style = LineStyle::new()
        .color(LINE)
        .type_(LineStyleType::Dashed)
        .width(1.5);
    MarkLine::new()
        .symbol(vec![Symbol::None, Symbol::None])
        .silent(true)
        .line_style(style)
        .data(marks)
}

fn marked(line: MarkLineData, name: &str) -> MarkLineVariant {
    let label = Label::new()
        .formatter(name)
        .position(LabelPosition::InsideStartBottom)
        .color(LINE);
    MarkLineVariant::Simple(line.label(label))
}

fn whole(count: usize) -> CompositeValue {
    i64::try_from(count).unwrap_or(i64::MAX).into()
}

/// Decimals with which an indicator is shown; another number is shown as it is stated.
pub fn shown_decimals(row: &SheetRow) -> Option<u32> {
    match row.kind {
        SheetKind::Indicator { decimals } => Some(decimals),
        _ => None,
    }
}
