//! Totals that do not say so, columns that are sums, names of rows that change: what a trial of the page put in silently.

use bao_cao_so::formats::clipboard::paste::Choices;

use bao_cao_so::messages::vi::paste_account::notes;
use bao_cao_so::model::paste::plan::LineKind;

use super::{Sheet, check, check_at, check_chosen};

/// Lines of a block that stay out, by their number.
#[track_caller]
fn check_out(table: &str, text: &str, expected: &[usize]) {
    let (template, table) = table.split_once('.').unwrap();
    let plan = Sheet::new(template, table)
        .plan(0, 0, text, &Choices::default())
        .unwrap();
    let out = |(at, line): (usize, &bao_cao_so::model::paste::plan::Line)| {
        (!matches!(line.kind, LineKind::Row { .. })).then_some(at)
    };
    let found: Vec<usize> = plan.lines.iter().enumerate().filter_map(out).collect();
    assert_eq!(
        found,
        expected,
        "{text:?}: {:?}",
        plan.lines.iter().map(|line| &line.kind).collect::<Vec<_>>()
    );
}

#[test]
fn a_line_that_is_the_sum_of_others_stays_out_whatever_its_name() {
    let two = "Đất đai\t10\t20\t5\t12\t15\t2\t5\t1\nXây dựng\t10\t20\t5\t12\t15\t2\t5\t1\n";
    for name in [
        "",
        "Toàn xã",
        "Toàn ngành",
        "I+II",
        "TC",
        "Tong cong",
        "Cả tỉnh",
    ] {
        check_out(
            "y25.dossiers",
            &format!("{two}{name}\t20\t40\t10\t24\t30\t4\t10\t2"),
            &[2],
        );
    }
    for name in ["Giai đoạn 2016-2017", "2016-2017", "Cả giai đoạn"] {
        check_out(
            "stage.funding",
            &format!("2016\t100\t200\t1\n2017\t110\t220\t0\n{name}\t210\t420\t1"),
            &[2],
        );
    }
    // Parents above their parts.
    check_out(
        "y25.funding",
        "1\tPhần cứng\t\t35\n1.1\tMáy chủ\tNguồn khác\t30\n1.2\tMáy in\tNguồn khác\t5\n2\tPhần mềm\t\t7\n2.1\tKế toán\tNguồn khác\t7",
        &[0, 3],
    );
    check_out(
        "y25.funding",
        "Phần cứng\t\t35\n- Máy chủ\tNguồn khác\t30\n- Máy in\tNguồn khác\t5",
        &[0],
    );
    check_out(
        "y25.funding",
        "Máy chủ\tNguồn khác\t30\nMáy in\tNguồn khác\t5\nMạng\tNguồn khác\t7\n\t\t42",
        &[3],
    );
    for name in ["Tr.đó:", "Gồm:", "Bao gồm:"] {
        check_out(
            "y25.funding",
            &format!("Máy chủ\tNguồn khác\t30\n{name}\t\t\nMáy in\tNguồn khác\t5"),
            &[1],
        );
    }
    check_out(
        "y25.dossiers",
        &format!("{two}Tỷ lệ (%)\t50\t50\t50\t50\t50\t50\t50\t50"),
        &[2],
    );
}

#[test]
fn rows_that_only_happen_to_add_up_stay() {
    check_out(
        "y25.funding",
        "Máy chủ\tNguồn khác\t3\nMáy in\tNguồn khác\t1\nMạng\tNguồn khác\t2",
        &[],
    );
    check_out(
        "y25.funding",
        "Máy chủ\tNguồn khác\t5\nMáy in\tNguồn khác\t5",
        &[],
    );
    check_out(
        "y25.funding",
        "Máy chủ\tNguồn khác\t0\nMáy in\tNguồn khác\t0\nMạng\tNguồn khác\t0\nLoa\tNguồn khác\t0",
        &[],
    );
    check_at(
        "y25.funding",
        (0, 2),
        "1\n2\n3",
        "+0: amount=1\n+1: amount=2\n+2: amount=3",
    );
    check_at(
        "y25.funding",
        (0, 2),
        "30\n5\n7\n42",
        "+0: amount=30\n+1: amount=5\n+2: amount=7\nout: Totals { sums: Some(true) }",
    );
    // In a table that gets no rows one left out would put the others elsewhere.
    check(
        "stage.byLevel",
        "3\t2\t1\n1\t1\t0\n2\t1\t1",
        "0: received=3 | inTime=2 | late=1\n1: received=1 | inTime=1 | late=0\n2: received=2 | inTime=1 | late=1",
    );
    let kept = Choices {
        kept: [2].into(),
        ..Choices::default()
    };
    check_chosen(
        &Sheet::new("stage", "funding"),
        (0, 0),
        "2016\t100\t200\t1\n2017\t110\t220\t0\nKhác\t210\t420\t1",
        &kept,
        "+0: year=2016 | central=100 | local=200 | other=1\n+1: year=2017 | central=110 | local=220 | other=0\n+2: year=Khác | central=210 | local=420 | other=1",
    );
}

#[test]
fn a_column_of_sums_and_numbers_in_place_of_names_speak_against_the_order() {
    check(
        "y25.dossiers",
        "Đất đai\t35\t10\t20\t5\nXây dựng\t70\t20\t40\t10",
        "+0: \n+1: \ndoubt: Order",
    );
    check(
        "stage.funding",
        "2016\t100\t200\t300\n2017\t110\t220\t330",
        "+0: \n+1: \ndoubt: Order",
    );
    check(
        "y25.dossiers",
        "10\t20\t5\t12\t15\t2\t5\t1\n1\t2\t3\t1\t2\t0\t3\t0",
        "+0: \n+1: \ndoubt: Order",
    );
    check(
        "stage.funding",
        "100\t200\t0\n110\t220\t0\n1\t2\t3",
        "+0: \n+1: \n+2: \ndoubt: Order",
    );
}

#[test]
fn a_line_with_a_total_or_with_years_is_a_heading_and_asked_about() {
    for (table, block) in [
        (
            "y25.dossiers",
            "Lĩnh vực\tTổng số\tTrực tuyến\tTrực tiếp\nĐất đai\t35\t10\t20\nXây dựng\t6\t1\t2",
        ),
        (
            "stage.funding",
            "Nội dung\tNSTW\tNSĐP\tTổng\n2016\t100\t200\t300\n2017\t110\t220\t330",
        ),
        (
            "stage.funding",
            "Thời gian\tTổng cộng\tNSTW\tNSĐP\n2016\t300\t100\t200\n2017\t330\t110\t220",
        ),
        (
            "plan.objectives",
            "Chỉ tiêu\tĐạt\tTổng số\nA1\t65\t80\nA2\t5\t10",
        ),
        (
            "y25.dossiers",
            "Lĩnh vực\t2024\t2025\nĐất đai\t35\t10\nXây dựng\t70\t20",
        ),
        (
            "y25.dossiers",
            "\t2024\t2025\nĐất đai\t35\t10\nXây dựng\t70\t20",
        ),
        (
            "stage.funding",
            "Nội dung\t2016\t2017\nHạ tầng\t100\t110\nPhần mềm\t5\t6",
        ),
        ("stage.byLevel", "2025\n30\n5\n7"),
    ] {
        let (template, name) = table.split_once('.').unwrap();
        let sheet = Sheet::new(template, name);
        let plan = sheet.plan(0, 0, block, &Choices::default()).unwrap();
        assert_eq!(plan.headings, 1, "{block:?}");
        let numbers = plan
            .answers(&sheet.table)
            .into_iter()
            .filter(|(_, _, answer)| {
                matches!(answer, bao_cao_so::model::answer::Answer::Number(_))
            });
        // A heading that is like one label may be taken, with a note; no number goes anywhere by its place.
        assert!(
            !plan.is_ready() || numbers.count() <= 2 * 2,
            "{block:?}: {:?}",
            plan.columns
        );
    }
}

#[test]
fn a_heading_over_others_that_names_another_time_is_asked_about() {
    for time in [
        "Năm 2024",
        "Kế hoạch năm 2026",
        "Cùng kỳ năm trước",
        "Lũy kế từ đầu nhiệm kỳ",
    ] {
        check(
            "y25.dossiers",
            &format!(
                "Lĩnh vực, đơn vị\t{time}\t\n\tTiếp nhận trực tuyến\tGiải quyết đúng hạn\nĐất đai\t4\t5"
            ),
            "out: Heading\nout: Heading\n+0: field=Đất đai\ndoubt: Alike { pasted: 1, column: 1 }\ndoubt: Alike { pasted: 2, column: 6 }",
        );
    }
    check(
        "y25.dossiers",
        "Lĩnh vực, đơn vị\tNăm 2025\t\n\tTiếp nhận trực tuyến\tGiải quyết đúng hạn\nĐất đai\t4\t5",
        "out: Heading\nout: Heading\n+0: field=Đất đai | online=4 | onTime=5",
    );
}

#[test]
fn units_below_the_headings_and_row_by_row_count_too() {
    let head = "Nội dung chi\tNguồn kinh phí\tSố tiền";
    let out = "out: Heading\nout: Heading\n+0: content=Máy in | source=Nguồn khác";
    check(
        "y25.funding",
        &format!("ĐVT: nghìn USD\t\t\n{head}\nMáy in\tNguồn khác\t5"),
        out,
    );
    check(
        "y25.funding",
        &format!("{head}\nĐơn vị tính: đồng\t\t\nMáy in\tNguồn khác\t5000000"),
        out,
    );
    check(
        "y25.funding",
        &format!("{head}\nMáy in\tNguồn khác\t5000000\nĐơn vị tính: đồng\t\t"),
        "out: Heading\n+0: content=Máy in | source=Nguồn khác\nout: Heading",
    );
    check(
        "y25.funding",
        "Nội dung chi\tĐVT\tSố tiền\nMáy in\tđồng\t1200000\nMáy chủ\ttriệu đồng\t30",
        "out: Heading\n+0: content=Máy in\n+1: content=Máy chủ",
    );
    check(
        "y25.funding",
        "Nội dung chi\tĐVT\tSố tiền\nMáy in\ttriệu đồng\t12\nMáy chủ\ttriệu đồng\t30",
        "out: Heading\n+0: content=Máy in | amount=12\n+1: content=Máy chủ | amount=30",
    );
}

#[test]
fn a_transposed_table_is_read_as_the_block_lies() {
    check(
        "reso.oneStop",
        "Kỳ số liệu\tTổng số hồ sơ tiếp nhận\tHồ sơ xử lý đúng hạn\nNăm 2019\t5\t4\nNăm 2020\t7\t6",
        "out: Heading\n+0: period=Năm 2019 | received=5 | onTime=4\n+1: period=Năm 2020 | received=7 | onTime=6",
    );
    check_at(
        "reso.oneStop",
        (0, 0),
        "STT\tKỳ số liệu\tNăm 2017\tNăm 2018\n1\tTổng số hồ sơ tiếp nhận\t111\t211\n2\tHồ sơ xử lý đúng hạn\t51\t61",
        "out: Heading\nout: Heading\n+0: period=Năm 2017 | received=111 | onTime=51\n+1: period=Năm 2018 | received=211 | onTime=61",
    );
}

#[test]
fn names_of_other_rows_beside_the_numbers_are_asked_about() {
    let sheet = Sheet::new("reso", "oneStop").filled(
        "Kỳ số liệu\tNăm 2017\tNăm 2018\nTổng số hồ sơ tiếp nhận\t1\t2\nHồ sơ xử lý đúng hạn\t1\t2",
    );
    let received = sheet
        .table
        .columns
        .iter()
        .position(|column| column.id == "received")
        .unwrap();
    let crossed = "Chỉ tiêu\tNăm 2018\tNăm 2017\nTổng số hồ sơ tiếp nhận\t211\t111\nHồ sơ xử lý đúng hạn\t61\t51";
    let plan = sheet
        .plan(0, received, crossed, &Choices::default())
        .unwrap();
    assert!(!plan.is_ready(), "{:?}", plan.columns);
    // In the order of the table nothing is to be asked.
    let straight = "Chỉ tiêu\tNăm 2017\tNăm 2018\nTổng số hồ sơ tiếp nhận\t111\t211\nHồ sơ xử lý đúng hạn\t51\t61";
    let plan = sheet
        .plan(0, received, straight, &Choices::default())
        .unwrap();
    assert!(plan.is_ready(), "{:?}", plan.columns);
}

#[test]
fn a_row_that_gets_another_name_and_keeps_numbers_is_told_and_so_is_a_name_twice() {
    let sheet = Sheet::new("y25", "dossiers")
        .filled("Đất đai\t10\t20\t5\t12\t15\t2\t5\t1\nXây dựng\t1\t2\t5\t1\t1\t2\t5\t1");
    let plan = sheet
        .plan(
            0,
            0,
            "Hộ tịch\t7\t\t\t7\nXây dựng\t1\t2\t6\t1",
            &Choices::default(),
        )
        .unwrap();
    let told = notes(&plan, &sheet.table).join("\n");
    assert!(
        told.contains("“Đất đai” đổi tên thành “Hộ tịch”") && told.contains("giữ lại 6 ô"),
        "{told}"
    );
    let plan = sheet
        .plan(2, 0, "Đất đai\t1\t2\t5\nThuế\t1\t2\t6", &Choices::default())
        .unwrap();
    let told = notes(&plan, &sheet.table).join("\n");
    assert!(
        told.contains("1 dòng thêm mới trùng tên") && told.contains("“Đất đai”"),
        "{told}"
    );
    let plan = sheet
        .plan(2, 0, "Thuế\t12.500\t1,234.50\t6", &Choices::default())
        .unwrap();
    assert!(
        notes(&plan, &sheet.table)
            .iter()
            .any(|note| note.contains("kiểu tiếng Anh"))
    );
}
