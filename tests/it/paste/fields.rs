//! Blocks pasted into the plain fields of a section: a column, a row, names beside values, what is left over.

use std::sync::Arc;

use bao_cao_so::formats::clipboard::paste::fields::{
    FieldChoices, field_dashes, plain_fields, plan_fields,
};
use bao_cao_so::formats::clipboard::spreadsheet::cells;
use bao_cao_so::messages::vi::answers::told;
use bao_cao_so::messages::vi::paste_fields::{notes, questions, summary};
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::paste::fields::{ColumnRole, FieldFate, FieldLine, FieldsPlan};
use bao_cao_so::model::paste::numbers::Notation;
use bao_cao_so::model::report::Report;
use bao_cao_so::model::template::{Field, Section};
use bao_cao_so::template::form::Form;

use super::{Sheet, TEMPLATES};

/// A section of a template in a report without answers.
struct Asked {
    _template: Arc<Form>,
    section: Section,
    report: Report,
}

impl Asked {
    fn new(template: &str, section: &str) -> Self {
        let table = match template {
            "y21" => "funding",
            _ => "staff",
        };
        let sheet = Sheet::new(template, table);
        let section = sheet.template.section(section).unwrap().clone();
        Self {
            section,
            report: sheet.report,
            _template: sheet.template,
        }
    }

    fn fields(&self) -> Vec<&Field> {
        plain_fields(&self.section)
    }

    fn plan(&self, first: usize, text: &str, choices: &FieldChoices) -> FieldsPlan {
        plan_fields(&self.fields(), first, &self.report, text, choices).unwrap()
    }

    fn take(&mut self, plan: &FieldsPlan) {
        for change in plan.changes() {
            let path = FieldPath::new(plain_fields(&self.section)[change.field].id.as_str());
            self.report.set(path, change.new.clone());
        }
    }
}

/// What a block does: `field=answer`, `!` before what cannot be read, `=` where nothing changes, `-` for a blank that keeps
/// its field, or why the value stays out.
fn outcome(asked: &Asked, plan: &FieldsPlan) -> String {
    let fields = asked.fields();
    let line = |fate: &FieldFate| match fate {
        FieldFate::Placed(change) => {
            let field = fields[change.field];
            format!("{}={}", field.id, told(&field.kind, &change.new))
        }
        FieldFate::Unreadable(change) => {
            let field = fields[change.field];
            format!("{}=!{}", field.id, told(&field.kind, &change.new))
        }
        FieldFate::Unchanged(at) => format!("{}=", fields[*at].id),
        FieldFate::Blank(Some(at)) => format!("{}-", fields[*at].id),
        FieldFate::Blank(None) => "-".to_owned(),
        FieldFate::LeftOut(why) => format!("{why:?}"),
    };
    let lines: Vec<String> = plan.lines.iter().map(|one| line(&one.fate)).collect();
    lines.join(" | ")
}

#[track_caller]
fn check(first: usize, text: &str, expected: &str) {
    check_chosen(first, text, &FieldChoices::default(), expected);
}

#[track_caller]
fn check_chosen(first: usize, text: &str, choices: &FieldChoices, expected: &str) {
    let asked = Asked::new("y21", "infrastructure");
    let plan = asked.plan(first, text, choices);
    account(text, &plan);
    assert_eq!(
        outcome(&asked, &plan),
        expected,
        "{text:?} {:?}",
        plan.columns
    );
}

/// Each value of the block has its place among the lines, as it lies there or turned, and each column a role.
#[track_caller]
fn account(text: &str, plan: &FieldsPlan) {
    let block = cells(text).unwrap();
    let turned = bao_cao_so::formats::clipboard::spreadsheet::turned(&block);
    let role = |wanted: &ColumnRole| plan.columns.iter().position(|role| role == wanted);
    let names = role(&ColumnRole::Names);
    let Some(values) = role(&ColumnRole::Values) else {
        assert!(plan.lines.is_empty() && plan.changed() == 0 && !plan.is_ready());
        return;
    };
    let lies_so = |lying: &Vec<Vec<String>>| {
        let is_line = |(line, cells): (&FieldLine, &Vec<String>)| {
            line.text == cells[values] && line.name == names.map_or("", |at| cells[at].as_str())
        };
        lying[0].len() == plan.columns.len()
            && lying.len() == plan.lines.len()
            && plan.lines.iter().zip(lying).all(is_line)
    };
    assert!(lies_so(&block) || lies_so(&turned), "{text:?} {plan:?}");
    let mut taken = Vec::new();
    for line in &plan.lines {
        assert_eq!(
            line.text.is_empty(),
            matches!(line.fate, FieldFate::Blank(_))
        );
        if let Some(field) = line.field().filter(|_| !line.text.is_empty()) {
            assert!(!taken.contains(&field), "two values in one field");
            taken.push(field);
        }
    }
}

#[test]
fn a_column_or_a_row_fills_the_following_fields_and_a_blank_keeps_its_place() {
    check(0, "205\n198", "headcount=205 | computers=198");
    check(0, "205\t198", "headcount=205 | computers=198");
    check(
        1,
        "198\r\n96,5\r\nCó\r\n\r\n90",
        "computers=198 | statedComputerRate=96,5 | hasLan=Có | lanComputers- | statedLanRate=90",
    );
    check(0, "\t198\t", "headcount- | computers=198");
    check(
        9,
        "12.48\tCấp 9\tFortigate\t1\t2",
        "statedAntivirusRate=!12.48 | firewall=!Cấp 9 | firewallName=Fortigate | NoField | NoField",
    );
    check(0, "1. 205\nx", "headcount=!1. 205 | computers=!x");
}

#[test]
fn names_beside_the_values_say_where_they_go() {
    let expected = "lanComputers=150 | computers=198 | UnknownName";
    check(
        0,
        "1\tSố máy tính kết nối mạng nội bộ (LAN)\tmáy\t150\n2\tSố máy tính phục vụ công việc\tmáy\t198\n3\tSố máy in\tmáy\t7",
        expected,
    );
    // Below a line of headings, which names no field either.
    check(
        0,
        "TT\tChỉ tiêu\tĐơn vị\tSố lượng\n1\tSố máy tính kết nối mạng nội bộ (LAN)\tmáy\t150\n2\tSố máy tính phục vụ công việc\tmáy\t198\n3\tSố máy in\tmáy\t7",
        &format!("UnknownName | {expected}"),
    );
    // The same lying down.
    check(
        0,
        "Số máy tính kết nối mạng nội bộ (LAN)\tSố máy tính phục vụ công việc\tSố máy in\n150\t198\t7",
        expected,
    );
    // A part of one label is asked about; a part of several names none.
    check(
        0,
        "Số máy tính phục vụ công việc\t198\nCó phần mềm diệt vi-rút\t7\nmáy tính\t5\nTên sản phẩm\tFortigate",
        "computers=198 | UnknownName | UnknownName | Alike(11)",
    );
    check(0, "Số máy tính phục vụ công việc\t198", "computers=198");
    // Words that name no field are no values either.
    check(0, "Máy in\t5\nMáy chiếu\t6", "UnknownName | UnknownName");
    let asked = Asked::new("y21", "infrastructure");
    let plan = asked.plan(0, "Máy in\t5\nMáy chiếu\t6", &FieldChoices::default());
    assert!(!plan.is_ready());
    // Numbers in another unit stay out.
    check(
        0,
        "Số máy tính phục vụ công việc (nghìn máy)\t2\nTên sản phẩm tường lửa\tFortigate",
        "OtherUnit { field: 1, unit: \"nghìn may\" } | firewallName=Fortigate"
            .replace("may", "máy")
            .as_str(),
    );
}

#[test]
fn which_of_several_columns_holds_the_values_is_asked() {
    let text = "Số máy tính phục vụ công việc\t150\t198\nTên sản phẩm tường lửa\tA\tB";
    let asked = Asked::new("y21", "infrastructure");
    let plan = asked.plan(0, text, &FieldChoices::default());
    account(text, &plan);
    assert!(plan.lacks_column() && !plan.is_ready());
    assert_eq!(plan.value_columns(), [1, 2], "{:?}", plan.columns);
    assert!(questions(&plan, &asked.fields())[0].contains("2 cột có thể là số liệu"));
    let second = FieldChoices {
        column: Some(2),
        ..FieldChoices::default()
    };
    check_chosen(0, text, &second, "computers=198 | firewallName=B");
    let told = notes(&asked.plan(0, text, &second), &asked.fields());
    assert!(told[0].contains("Không dán 1 cột khác"), "{told:?}");
    check(0, "205\t1\n198\t2", "");
}

#[test]
fn a_person_says_where_a_value_goes_and_the_others_follow() {
    let with = |fields: &[(usize, Option<usize>)]| FieldChoices {
        fields: fields.iter().copied().collect(),
        ..FieldChoices::default()
    };
    check_chosen(
        0,
        "Số lượng\n205\n198",
        &with(&[(0, None)]),
        "Chosen | headcount=205 | computers=198",
    );
    check_chosen(
        0,
        "205\n198\n150\n9",
        &with(&[(2, Some(4))]),
        "headcount=205 | computers=198 | lanComputers=150 | statedLanRate=9",
    );
    check_chosen(0, "205\n198", &with(&[(1, Some(0))]), "Twice(0) | Twice(0)");
    check_chosen(0, "205\n198", &with(&[(0, Some(99))]), "NoField | NoField");
    let asked = Asked::new("y21", "infrastructure");
    let plan = asked.plan(0, "205\n198", &with(&[(1, Some(0))]));
    assert!(!plan.is_ready());
    assert!(questions(&plan, &asked.fields())[0].contains("Có hai giá trị cùng vào ô"));
}

#[test]
fn numbers_read_as_in_tables_and_a_dash_is_offered_as_zero() {
    check(
        0,
        "3,150\n1 234\n１２",
        "headcount=3.150 | computers=1.234 | statedComputerRate=12",
    );
    check(0, "-\n(100)", "headcount=!- | computers=!(100)");
    let zero = FieldChoices {
        dash_is_zero: true,
        ..FieldChoices::default()
    };
    check_chosen(0, " - \n(100)", &zero, "headcount=0 | computers=!(100)");
    let asked = Asked::new("y21", "infrastructure");
    let plan = asked.plan(0, "-\n5", &FieldChoices::default());
    assert_eq!(field_dashes(&plan, &asked.fields()), 1);
    let said = summary(&plan, &asked.fields());
    assert!(
        said.contains("1 ô chỉ có dấu “-”") && !said.contains("không đọc được"),
        "{said}"
    );
    // 1,189 in a percentage: thousands or thousandths.
    let plan = asked.plan(1, "5\n1,189", &FieldChoices::default());
    assert!(plan.numbers.is_asked && !plan.is_ready());
    let english = FieldChoices {
        notation: Some(Notation::English),
        ..FieldChoices::default()
    };
    check_chosen(
        1,
        "5\n95.5",
        &english,
        "computers=5 | statedComputerRate=95,5",
    );
}

#[test]
fn what_is_there_already_changes_nothing_and_what_is_replaced_is_told() {
    let mut asked = Asked::new("y21", "infrastructure");
    let plan = asked.plan(0, "205\n198\n96,5\nCó\n7\n8", &FieldChoices::default());
    assert_eq!(summary(&plan, &asked.fields()), "Điền 6 ô.");
    asked.take(&plan);
    let again = asked.plan(0, "205\n198\n96,5\nCó\n7\n8", &FieldChoices::default());
    assert_eq!((again.changed(), again.is_ready()), (0, false));
    let path = FieldPath::new("computers");
    asked
        .report
        .set(path, Answer::NotApplicable("không có".to_owned()));
    let plan = asked.plan(0, "206\n198\n12.48", &FieldChoices::default());
    assert_eq!(
        summary(&plan, &asked.fields()),
        "Điền 3 ô, trong đó thay 3 ô đang có số liệu. Có 1 ô không đọc được; chữ vẫn được giữ trong ô để sửa."
    );
    let long: Vec<String> = (1..=20).map(|at| at.to_string()).collect();
    let plan = asked.plan(0, &long.join("\n"), &FieldChoices::default());
    let told = notes(&plan, &asked.fields());
    assert!(
        told[0].starts_with(
            "Thừa 8 giá trị, vì mục này không còn ô nào ở sau: “13”, “14”, “15”, “16”, “17”, …."
        ),
        "{told:?}"
    );
}

/// Blocks that nobody wrote: each value has one fate, none lands twice, and what is taken in is what the plan says.
#[test]
fn no_value_is_unaccounted_for() {
    let mut state = 7_u64;
    let mut below = |most: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((state >> 33) % most as u64).unwrap()
    };
    let texts = [
        "5",
        "205",
        "3,150",
        "1,189",
        "12.48",
        "-",
        "(100)",
        "Có",
        "",
        "x",
        "Số máy tính phục vụ công việc",
        "Tường lửa",
        "máy",
        "12 480",
        "95,5%",
        "Tên sản phẩm tường lửa",
        "1",
        "2",
        "3",
    ];
    let mut placed = 0;
    let mut asked = Asked::new("y21", "infrastructure");
    for _ in 0..3_000 {
        asked.report.answers.clear();
        let (rows, width) = (1 + below(6), 1 + below(4));
        let lines: Vec<String> = (0..rows)
            .map(|_| {
                let line: Vec<&str> = (0..width).map(|_| texts[below(texts.len())]).collect();
                line.join("\t")
            })
            .collect();
        let text = lines.join("\n");
        if cells(&text).is_err() {
            continue;
        }
        let choices = FieldChoices {
            column: Some(below(8)).filter(|at| *at < width),
            notation: [None, Some(Notation::English), Some(Notation::Vietnamese)][below(3)],
            fields: (0..below(3))
                .map(|_| (below(6), Some(below(14)).filter(|at| *at < 13)))
                .collect(),
            dash_is_zero: below(2) == 0,
        };
        let plan = asked.plan(below(12), &text, &choices);
        account(&text, &plan);
        placed += plan.changed();
        asked.take(&plan);
        let given = asked
            .report
            .answers
            .values()
            .filter(|answer| **answer != Answer::Blank);
        assert_eq!(given.count(), plan.changed(), "{text:?}");
    }
    assert!(placed > 3_000, "{placed}");
}

#[test]
fn a_name_and_its_value_in_one_line_are_no_two_values() {
    for (first, name) in [
        (0, "Tổng số cán bộ"),
        (0, "Số CBCCVC"),
        (1, "Số máy"),
        (0, "Năm 2025"),
        (0, "Tổng"),
    ] {
        let asked = Asked::new("y21", "infrastructure");
        for text in [format!("{name}\t62"), format!("{name}\n62")] {
            let plan = asked.plan(first, &text, &FieldChoices::default());
            account(&text, &plan);
            for change in plan.changes() {
                let kind = &asked.fields()[change.field].kind;
                assert_eq!(told(kind, &change.new), "62");
                // Below a heading it stands where it was pasted.
                assert_eq!(
                    (change.field, text.contains('\n')),
                    (first, true),
                    "{text:?}"
                );
            }
        }
    }
    // A heading above numbers takes no field; a text before a number is one where a text is asked for.
    check(
        0,
        "Số lượng\n205\n198",
        "UnknownName | headcount=205 | computers=198",
    );
    check(11, "Fortigate\t2", "firewallName=Fortigate | NoField");
    // A number before the name might be the value: which column holds it is asked.
    let asked = Asked::new("y21", "infrastructure");
    let plan = asked.plan(0, "1\tTổng số cán bộ\t62", &FieldChoices::default());
    assert!(plan.lacks_column() && plan.changed() == 0);
}

/// Words that begin or end labels, none of which names one by itself.
const TOTALS: [&str; 4] = ["Tổng", "Tổng số", "Tổng cộng", "TỔNG:"];

#[test]
fn no_total_and_no_part_of_a_label_goes_to_a_field_unasked() {
    let mut parts = 0;
    for (id, template) in TEMPLATES {
        let mut forms = crate::shipped().forms.iter();
        let template = forms.find(|one| one.id == template).unwrap();
        let Sheet { report, .. } = Sheet::new(id, template.tables.keys().next().unwrap());
        for (_, section) in template.outline(&report) {
            let fields = plain_fields(section);
            let Some(known) = fields.iter().find(|field| field.kind.is_number()) else {
                continue;
            };
            for other in &fields {
                let begin: Vec<&str> = other.label.split(' ').take(2).collect();
                for name in TOTALS.into_iter().chain([begin.join(" ").as_str()]) {
                    if fields.iter().any(|field| field.label == name) {
                        continue;
                    }
                    let text = format!("{}\t7\n{name}\t125", known.label);
                    let plan = plan_fields(&fields, 0, &report, &text, &FieldChoices::default());
                    let plan = plan.unwrap();
                    let line = plan.lines.last().unwrap();
                    assert_eq!(line.change(), None, "{id} {}: {text:?}", section.id);
                    let alike = plan.alike().next().is_some();
                    assert!(!(alike && plan.is_ready()), "{text:?}");
                    assert!(!alike || !questions(&plan, &fields).is_empty());
                    assert!(!(alike && TOTALS.contains(&name)), "{text:?}");
                    parts += usize::from(alike);
                }
            }
        }
    }
    assert!(parts > 10, "{parts}");
}
