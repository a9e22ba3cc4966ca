//! Headings that say more than a label, and units in which a block states its numbers.

use bao_cao_so::formats::clipboard::paste::Choices;
use bao_cao_so::formats::clipboard::paste::account::{Shown, shown_lines};
use bao_cao_so::messages::vi::paste_account::{notes, why};
use bao_cao_so::model::paste::plan::Plan;
use bao_cao_so::model::paste::target::{Aside, Doubt, Target};

use super::{Sheet, check, check_chosen, chosen};

fn planned(sheet: &Sheet, text: &str, choices: &Choices) -> Plan {
    sheet.plan(0, 0, text, choices).unwrap()
}

#[test]
fn a_unit_in_any_spelling_is_another_one_or_the_columns_own() {
    let taken = "out: Heading\n+0: content=Máy in | amount=5";
    let aside = "out: Heading\n+0: content=Máy in";
    for (heading, expected) in [
        ("Số tiền (triệu đồng)", taken),
        ("Số tiền (tr.đ)", taken),
        ("Số tiền (trđ)", taken),
        ("Số tiền (triệu)", taken),
        ("Số tiền (1.000.000 đồng)", taken),
        ("Số tiền (ĐVT: triệu VNĐ)", taken),
        ("Số tiền (tính bằng triệu đồng)", taken),
        ("Số tiền triệu đồng", taken),
        ("Số tiền (đã duyệt)", taken),
        ("Số tiền (tỷ đồng)", aside),
        ("Số tiền (tỉ)", aside),
        ("Số tiền (đ)", aside),
        ("Số tiền (VND)", aside),
        ("Số tiền (1.000đ)", aside),
        ("Số tiền (ngàn đồng)", aside),
        ("Số tiền tỷ đồng", aside),
        ("Số tiền (%)", aside),
        ("Số tiền (USD)", aside),
        ("Số tiền (k)", aside),
        ("Số tiền (K VNĐ)", aside),
        ("Số tiền (kđ)", aside),
        ("Số tiền (VND thousands)", aside),
        ("Số tiền (million VND)", taken),
        ("Số tiền (billion)", aside),
    ] {
        check(
            "y25.funding",
            &format!("Nội dung chi\t{heading}\nMáy in\t5"),
            expected,
        );
    }
}

#[test]
fn a_multiple_of_what_a_column_counts_is_another_unit() {
    let aside = "out: Heading\n+0: field=Đất đai";
    check(
        "y25.dossiers",
        "Lĩnh vực, đơn vị\tTrực tuyến (nghìn hồ sơ)\nĐất đai\t5",
        aside,
    );
    check(
        "y25.dossiers",
        "Lĩnh vực, đơn vị\tTrực tuyến (%)\nĐất đai\t5",
        aside,
    );
    check(
        "y25.dossiers",
        "Lĩnh vực, đơn vị\tTrực tuyến (hồ sơ)\nĐất đai\t5",
        "out: Heading\n+0: field=Đất đai | online=5",
    );
    let two = "Đơn vị tính: nghìn hồ sơ\t\nLĩnh vực, đơn vị\tTrực tuyến\nĐất đai\t5";
    check("y25.dossiers", two, &format!("out: Heading\n{aside}"));
    // A unit of money says nothing of a column that counts dossiers.
    let money = "Đơn vị tính: nghìn đồng\t\nLĩnh vực, đơn vị\tTrực tuyến\nĐất đai\t5";
    check(
        "y25.dossiers",
        money,
        "out: Heading\nout: Heading\n+0: field=Đất đai | online=5",
    );
}

#[test]
fn a_heading_that_says_more_than_a_label_is_asked() {
    let sheet = Sheet::new("y25", "funding");
    let more = "Nội dung chi\tTổng số tiền\nMáy in\t5";
    check_chosen(
        &sheet,
        (0, 0),
        more,
        &Choices::default(),
        "out: Heading\n+0: content=Máy in\ndoubt: Alike { pasted: 1, column: 2 }",
    );
    let plan = planned(&sheet, more, &Choices::default());
    assert!(!plan.is_ready());
    let asked = why(
        Doubt::Alike {
            pasted: 1,
            column: 2,
        },
        &plan,
        &sheet.table,
    );
    assert!(
        asked.contains("“Tổng số tiền”") && asked.contains("“Số tiền”"),
        "{asked}"
    );
    let mut choices = Choices::default();
    choices.columns.insert(1, chosen(2));
    check_chosen(
        &sheet,
        (0, 0),
        more,
        &choices,
        "out: Heading\n+0: content=Máy in | amount=5",
    );
    // In another unit it is not even asked.
    check(
        "y25.funding",
        "Nội dung chi\tTổng số tiền (tỷ đồng)\nMáy in\t5",
        "out: Heading\n+0: content=Máy in",
    );
    // Headings that are like labels make a line of headings, also where one begins like a line of totals.
    check(
        "y25.funding",
        "Đơn vị tính: nghìn đồng\t\t\nNội dung chi\tTổng số tiền\tGhi chú\nMáy in\t5\tx\nTổng cộng\t5\t",
        "out: Heading\nout: Heading\n+0: content=Máy in\nout: Totals { sums: None }",
    );
    // A rate is no count, whatever the words have in common.
    check(
        "stage.byLevel",
        "Cấp\tTiếp nhận\tTỷ lệ giải quyết trễ hạn\nCấp xã\t9\t88",
        "out: Heading\n2: received=9\ndoubt: Alike { pasted: 2, column: 2 }",
    );
    check(
        "stage.byLevel",
        "Cấp\tTiếp nhận\tTỷ lệ giải quyết trễ hạn (%)\nCấp xã\t9\t88",
        "out: Heading\n2: received=9",
    );
    // The heading of a group belongs to the headings below it.
    check(
        "y25.staff",
        "Trình độ\tSố đã nghỉ\t\n\tChuyên trách\tKiêm nhiệm\nĐại học\t3\t4",
        "out: Heading\nout: Heading\n1: fullTime=3\ndoubt: Alike { pasted: 2, column: 1 }",
    );
    // A title does not.
    check(
        "y25.staff",
        "Bảng 2: nhân lực công nghệ thông tin\t\t\nTrình độ\tChuyên trách\tKiêm nhiệm\nĐại học\t3\t4",
        "out: Heading\nout: Heading\n1: fullTime=3 | partTime=4",
    );
    // Numbers are no sources of money, although the words are alike.
    check(
        "y25.funding",
        "Nội dung chi\tKinh phí\nMáy in\t5",
        "out: Heading\n+0: content=Máy in\ndoubt: Alike { pasted: 1, column: 1 }",
    );
    // Words that only end like money.
    check(
        "y25.staff",
        "Chuyên trách hội đồng\tKiêm nhiệm, phụ trách\n1\t2",
        "out: Heading\n0: partTime=2\ndoubt: Alike { pasted: 0, column: 0 }",
    );
}

#[test]
fn a_unit_is_told_also_where_a_person_chose_the_column() {
    let sheet = Sheet::new("y25", "funding");
    let block = "Đơn vị tính: nghìn đồng\t\nHạng mục\tGiá trị\nMáy in\t5";
    check_chosen(
        &sheet,
        (0, 0),
        block,
        &Choices::default(),
        "out: Heading\nout: Heading\n+0: \ndoubt: UnknownHeadings",
    );
    let mut choices = Choices::default();
    choices.columns.insert(0, chosen(0));
    choices.columns.insert(1, chosen(2));
    let plan = planned(&sheet, block, &choices);
    assert!(plan.is_ready());
    let told = notes(&plan, &sheet.table);
    assert!(
        told.iter()
            .any(|note| note.contains("nghìn đồng") && note.contains("triệu đồng")),
        "{told:?}"
    );
    choices.columns.insert(1, Target::Aside(Aside::Chosen));
    let told = notes(&planned(&sheet, block, &choices), &sheet.table);
    assert!(
        !told.iter().any(|note| note.contains("nghìn đồng")),
        "{told:?}"
    );
}

#[test]
fn a_line_with_the_unit_alone_is_no_row() {
    check(
        "y25.funding",
        "Đơn vị tính: triệu đồng\t\t\nMáy in\tNguồn khác\t5",
        "out: Heading\n+0: content=Máy in | source=Nguồn khác | amount=5",
    );
    check(
        "y25.funding",
        "ĐVT: tỷ đồng\t\t\nMáy in\tNguồn khác\t5",
        "out: Heading\n+0: content=Máy in | source=Nguồn khác",
    );
    check(
        "y25.funding",
        "Biểu 5. Kinh phí (Đơn vị tính: tỷ đồng)\t\nNội dung chi\tSố tiền\nMáy in\t5",
        "out: Heading\nout: Heading\n+0: content=Máy in",
    );
}

#[test]
fn a_line_of_words_under_numbers_alone_belongs_to_the_headings() {
    check(
        "y25.funding",
        "Nội dung chi\tSố tiền\n\t(triệu đồng)\nMáy in\t5\nMáy chủ\t7",
        "out: Heading\nout: Heading\n+0: content=Máy in | amount=5\n+1: content=Máy chủ | amount=7",
    );
    check(
        "y25.funding",
        "Nội dung chi\tSố tiền\n\t(1.000 đồng)\nMáy in\t5\nMáy chủ\t7",
        "out: Heading\nout: Heading\n+0: content=Máy in\n+1: content=Máy chủ",
    );
    check(
        "y25.funding",
        "Nội dung chi\tSố tiền\n\tĐã giải ngân\nMáy in\t5\nMáy chủ\t7",
        "out: Heading\nout: Heading\n+0: content=Máy in\n+1: content=Máy chủ\ndoubt: Alike { pasted: 1, column: 2 }",
    );
    // A row of data has its name.
    check(
        "y25.funding",
        "Nội dung chi\tSố tiền\nMáy in\tđang quyết toán\nMáy chủ\t7",
        "out: Heading\n+0: content=Máy in | amount=!đang quyết toán\n+1: content=Máy chủ | amount=7",
    );
}

#[test]
fn a_line_that_says_more_than_the_name_of_a_group_is_a_row() {
    check(
        "plan.tasks",
        "TT\tNội dung nhiệm vụ, dự án\tCơ quan chủ trì\nI\tĐào tạo\tII. Hạ tầng\n1\tLớp A\tSở Nội vụ",
        "out: Heading\n+0: content=Đào tạo | lead=II. Hạ tầng\n+1: content=Lớp A | lead=Sở Nội vụ",
    );
}

#[test]
fn lines_that_a_person_must_see_are_shown_wherever_they_stand() {
    let mut block = "Nội dung chi\tSố tiền\n".to_owned();
    for row in 0..100 {
        block.push_str(&format!(
            "Việc {row}x\t{}\n",
            if row == 80 { "năm" } else { "5" }
        ));
    }
    block.push_str("Tổng cộng\t500\n");
    let sheet = Sheet::new("y25", "funding");
    let plan = planned(&sheet, &block, &Choices::default());
    let shown = shown_lines(&plan, &Choices::default(), 10);
    let first = (0..10).map(Shown::Line);
    let rest = [
        Shown::Gap(71),
        Shown::Line(81),
        Shown::Gap(19),
        Shown::Line(101),
    ];
    assert_eq!(shown, first.chain(rest).collect::<Vec<_>>());
    let kept = Choices {
        kept: [101].into(),
        ..Choices::default()
    };
    assert!(shown_lines(&planned(&sheet, &block, &kept), &kept, 10).contains(&Shown::Line(101)));
}
