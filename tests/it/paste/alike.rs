//! Headings that are like labels and name none: which are understood, and which are asked about.

use bao_cao_so::formats::clipboard::paste::Choices;
use bao_cao_so::messages::vi::paste_account::{notes, why};
use bao_cao_so::model::paste::target::{Aside, Doubt, Target};

use super::{Sheet, check, check_chosen};

/// All counts of a row of y25's dossiers.
const ALL: &str = "field=Đất đai | online=10 | direct=20 | carriedOver=5 | early=10 | onTime=15 | overdue=2 | pendingWithin=7 | pendingOverdue=1";

/// The columns that are asked about, each with the one that it may mean.
#[track_caller]
fn check_asked(table: &str, text: &str, expected: &[(usize, &str)]) {
    let (template, name) = table.split_once('.').unwrap();
    let sheet = Sheet::new(template, name);
    let plan = sheet.plan(0, 0, text, &Choices::default()).unwrap();
    let asked: Vec<(usize, String)> = plan
        .columns
        .iter()
        .enumerate()
        .filter_map(|(at, column)| match column.target {
            Target::Open(
                Doubt::Alike { column, .. }
                | Doubt::Incomparable { column, .. }
                | Doubt::Twice(column),
            ) => Some((at, sheet.table.columns[column].id.clone())),
            Target::Open(_) => Some((at, String::new())),
            _ => None,
        })
        .collect();
    let expected: Vec<(usize, String)> = expected
        .iter()
        .map(|(at, id)| (*at, (*id).to_owned()))
        .collect();
    assert_eq!(asked, expected, "{text:?}: {:?}", plan.columns);
    assert_eq!(plan.is_ready(), asked.is_empty(), "{text:?}");
}

#[test]
fn totals_beside_their_parts_say_which_of_two_equal_headings_is_which() {
    // heads, nine-columns
    check(
        "y25.dossiers",
        "Lĩnh vực\tTổng tiếp nhận\tTrực tuyến\tTrực tiếp, bưu chính\tKỳ trước chuyển sang\tTổng đã giải quyết\tTrước hạn\tĐúng hạn\tQuá hạn\tTổng đang giải quyết\tTrong hạn\tQuá hạn\n\
         Đất đai\t35\t10\t20\t5\t27\t10\t15\t2\t8\t7\t1",
        &format!("out: Heading\n+0: {ALL}"),
    );
    check(
        "y25.dossiers",
        "Lĩnh vực\tTrực tuyến\tTrực tiếp, bưu chính\tKỳ trước chuyển sang\tTổng tiếp nhận\tTrước hạn\tĐúng hạn\tQuá hạn\tTổng đã giải quyết\tTrong hạn\tQuá hạn\tTổng đang giải quyết\n\
         Đất đai\t10\t20\t5\t35\t10\t15\t2\t27\t7\t1\t8",
        &format!("out: Heading\n+0: {ALL}"),
    );
    // Whatever the order of the groups.
    check(
        "y25.dossiers",
        "Lĩnh vực\tTổng đang giải quyết\tTrong hạn\tQuá hạn\tTổng đã giải quyết\tTrước hạn\tĐúng hạn\tQuá hạn\nĐất đai\t8\t7\t1\t27\t10\t15\t2",
        "out: Heading\n+0: field=Đất đai | pendingWithin=7 | pendingOverdue=1 | early=10 | onTime=15 | overdue=2",
    );
    // One of the totals is not known as one: nothing is taken for a part of another.
    check_asked(
        "y25.dossiers",
        "Lĩnh vực\tTổng đã giải quyết\tTrước hạn\tĐúng hạn\tĐang xử lý\tTrong hạn\tQuá hạn\nĐất đai\t27\t10\t15\t8\t7\t1",
        &[(6, "pendingOverdue")],
    );
}

#[test]
fn a_heading_that_is_like_several_labels_is_asked_about() {
    // Without totals nothing says which.
    check_asked(
        "y25.dossiers",
        "Lĩnh vực\tTrực tuyến\tTrực tiếp\tKỳ trước\tTrước hạn\tĐúng hạn\tQuá hạn\tTrong hạn\tQuá hạn\nĐất đai\t10\t20\t5\t10\t15\t2\t7\t1",
        &[
            (4, "early"),
            (5, "onTime"),
            (6, "overdue"),
            (8, "pendingOverdue"),
        ],
    );
    check_asked(
        "y25.dossiers",
        "Lĩnh vực, đơn vị\tQuá hạn\nĐất đai\t5",
        &[(1, "overdue")],
    );
    // A count and a rate.
    check_asked(
        "stage.byLevel",
        "Cấp\tĐúng hạn\tTrễ hạn\nCấp tỉnh\t10\t1\nCấp huyện\t5\t0\nCấp xã\t2\t0",
        &[(1, "inTime")],
    );
    // Numbers that are no rates leave the count.
    check(
        "stage.byLevel",
        "Cấp\tĐúng hạn\tTrễ hạn\nCấp tỉnh\t10.250\t1\nCấp huyện\t5\t0\nCấp xã\t2\t0",
        "out: Heading\n0: inTime=10.250 | late=1\n1: inTime=5 | late=0\n2: inTime=2 | late=0",
    );
    // In another order than the labels', two for one, more words than the label.
    check_asked(
        "y25.staff",
        "Trình độ\tKiêm nhiệm\tChuyên trách\nĐại học\t2\t1",
        &[(1, "partTime")],
    );
    check_asked(
        "y25.staff",
        "Trình độ\tPhụ trách\tKiêm nhiệm\nĐại học\t2\t1",
        &[(1, "partTime"), (2, "partTime")],
    );
    check_asked(
        "y25.staff",
        "Trình độ\tChuyên trách CNTT\tKiêm nhiệm\nĐại học\t2\t1",
        &[(1, "fullTime")],
    );
    // What no label is like is left out and told.
    check(
        "y25.staff",
        "Trình độ\tChuyên trách\tGhi chú\nĐại học\t2\tx",
        "out: Heading\n1: fullTime=2",
    );
}

#[test]
fn a_result_without_what_it_is_worked_out_from_is_asked_about() {
    check_asked(
        "plan.objectives",
        "Mục tiêu, chỉ tiêu\tMục tiêu được giao\tKết quả\nDVC\t80\t85",
        &[(2, "result")],
    );
    check_asked(
        "y25.dossiers",
        "Lĩnh vực\tTổng tiếp nhận\tTổng đã giải quyết\nĐất đai\t35\t27",
        &[(1, "received"), (2, "resolved")],
    );
    // With a part of it, in the block or in the table, it is compared.
    for block in [
        "Mục tiêu, chỉ tiêu\tSố đạt\tTrên tổng số\tKết quả\nDVC\t85\t100\t85",
        "Mục tiêu, chỉ tiêu\tTỷ lệ ghi tay\tKết quả\nDVC\t85\t85",
    ] {
        check_asked("plan.objectives", block, &[]);
    }
    let sheet =
        Sheet::new("plan", "objectives").filled("Mục tiêu, chỉ tiêu\tTỷ lệ ghi tay\nDVC\t85");
    check_chosen(
        &sheet,
        (0, 0),
        "Mục tiêu, chỉ tiêu\tMục tiêu được giao\tKết quả\nDVC\t80\t85",
        &Choices::default(),
        "out: Heading\n0: target=80",
    );
    // The question says what is missing, and an answer settles it.
    let sheet = Sheet::new("plan", "objectives");
    let block = "Mục tiêu, chỉ tiêu\tMục tiêu được giao\tKết quả\nDVC\t80\t85";
    let mut choices = Choices::default();
    let plan = sheet.plan(0, 0, block, &choices).unwrap();
    let asked = why(plan.doubts()[0], &plan, &sheet.table);
    assert!(
        asked.contains("“Kết quả”") && asked.contains("chưa có số liệu để tính"),
        "{asked}"
    );
    choices.columns.insert(2, super::chosen(5));
    check_chosen(
        &sheet,
        (0, 0),
        block,
        &choices,
        "out: Heading\n+0: content=DVC | target=80 | stated=85",
    );
}

#[test]
fn only_guesses_without_another_meaning_may_be_taken_together() {
    let guesses = |table: &str, text: &str| {
        let (template, table) = table.split_once('.').unwrap();
        let sheet = Sheet::new(template, table);
        let plan = sheet.plan(0, 0, text, &Choices::default()).unwrap();
        assert!(!plan.is_ready(), "{text:?}");
        plan.guesses()
    };
    // "Giải quyết" is a part of several labels.
    assert_eq!(
        guesses(
            "y25.dossiers",
            "Lĩnh vực\tNăm 2024\t\tNăm 2025\t\n\tTiếp nhận\tGiải quyết\tTiếp nhận\tGiải quyết\nĐất đai\t1\t2\t3\t4\nHộ tịch\t5\t6\t7\t8"
        ),
        []
    );
    // Another year, or a plan, is none either.
    assert_eq!(
        guesses("y25.funding", "Nội dung chi\tSố tiền năm 2020\nMáy in\t5"),
        []
    );
    assert_eq!(
        guesses(
            "stage.byLevel",
            "Cấp\tTiếp nhận\tĐúng hạn\tTrễ hạn\nCấp tỉnh\t13\t12\t1\nCấp huyện\t26\t13\t12\nCấp xã\t10\t9\t1"
        ),
        [(2, 1)]
    );
    assert_eq!(
        guesses("y25.funding", "Nội dung chi\tTổng số tiền\nMáy in\t5"),
        [(1, 2)]
    );
    // A total does not say of what, and the first word of a label may begin another as well.
    for text in [
        "Kỳ\tTổng\nNăm 2016\t5",
        "Kỳ\tTổng số\nNăm 2016\t5",
        "Kỳ\tTài khoản cấp mới trong kỳ\tTổng cộng\nNăm 2016\t5\t6",
    ] {
        assert_eq!(guesses("reso.documentSystem", text), []);
    }
    assert_eq!(
        guesses(
            "stage.funding",
            "Năm\tNguồn\tNgân sách trung ương\n2016\t5\t6"
        ),
        []
    );
}

#[test]
fn a_total_is_that_of_the_table_in_other_words() {
    for total in ["Tổng cộng", "Tổng", "TỔNG SỐ"] {
        let block = format!(
            "Năm\tNgân sách trung ương\tNgân sách địa phương\tNguồn khác\t{total}\n2016\t100\t200\t3\t303"
        );
        check(
            "stage.funding",
            &block,
            "out: Heading\n+0: year=2016 | central=100 | local=200 | other=3",
        );
        check_asked("stage.funding", &block, &[]);
    }
}

#[test]
fn one_press_puts_aside_only_what_is_like_no_column() {
    let sheet = Sheet::new("y25", "dossiers");
    let block = "TT\tLĩnh vực, đơn vị\tNhóm một\t\tNhóm hai\t\tNhóm ba\t\tGhi chú\n\t\tTổng số\tTrực tuyến\tĐúng hạn\tQuá hạn\tTrong hạn\tQuá hạn\t\n1\tĐất đai\t16\t10\t4\t1\t2\t1\tx";
    let mut choices = Choices::default();
    let plan = sheet.plan(0, 0, block, &choices).unwrap();
    for (pasted, column) in plan.guesses() {
        choices.columns.insert(pasted, super::chosen(column));
    }
    let plan = sheet.plan(0, 0, block, &choices).unwrap();
    let headings = |columns: Vec<usize>| -> Vec<String> {
        let heading = |at: usize| plan.columns[at].heading.clone();
        columns.into_iter().map(heading).collect()
    };
    assert_eq!(
        headings(plan.without_candidates()),
        ["Nhóm một Tổng số", "Ghi chú"]
    );
    // Both "Quá hạn" may mean a column of the table: they stay open, and the block does not go in without an answer.
    for at in plan.without_candidates() {
        choices.columns.insert(at, Target::Aside(Aside::Chosen));
    }
    let plan = sheet.plan(0, 0, block, &choices).unwrap();
    assert_eq!(plan.undecided(), [5, 7]);
    assert!(!plan.is_ready() && plan.without_candidates().is_empty());
    // What was put aside is still said.
    let said = notes(&plan, &sheet.table).join("\n");
    assert!(said.contains("Bỏ qua cột “Nhóm một Tổng số”."), "{said}");
}
