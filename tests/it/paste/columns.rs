//! Blocks without headings: which column is which by the width, and what is refused.

use super::{Sheet, check, check_at, check_chosen, chosen};
use bao_cao_so::formats::clipboard::paste::Choices;
use bao_cao_so::messages::vi::paste_account::notes;
use bao_cao_so::model::paste::plan::{Comparison, Fate, LeftOut, Plan};
use bao_cao_so::model::paste::target::{Aside, Doubt, Target};

fn planned(table: &str, block: &str) -> Plan {
    let (template, name) = table.split_once('.').unwrap();
    let sheet = Sheet::new(template, name);
    sheet.plan(0, 0, block, &Choices::default()).unwrap()
}

/// Each column has its place, and so many cells get an answer.
#[track_caller]
fn check_taken(table: &str, block: &str, answers: usize) {
    let plan = planned(table, block);
    assert!(plan.doubts().is_empty(), "{block:?}: {:?}", plan.doubts());
    assert_eq!(plan.changed(), answers, "{block:?}");
}

#[track_caller]
fn check_order_is_asked(table: &str, block: &str) {
    assert_eq!(planned(table, block).doubts(), [Doubt::Order], "{block:?}");
}

#[test]
fn computed_columns_are_passed_over_or_compared() {
    // nine-columns
    let typed = "+0: field=Đất đai | online=2.980 | direct=20 | carriedOver=5 | early=10 | onTime=15 | overdue=2 | pendingWithin=7 | pendingOverdue=1";
    check(
        "y25.dossiers",
        "Đất đai\t2.980\t20\t5\t10\t15\t2\t7\t1",
        typed,
    );
    check(
        "y25.dossiers",
        "1\tĐất đai\t2.980\t20\t5\t10\t15\t2\t7\t1",
        typed,
    );
    check(
        "y25.dossiers",
        "Đất đai\t2.980\t20\t5\t3.005\t10\t15\t2\t27\t7\t1\t8\t92,59",
        typed,
    );
    check(
        "y25.dossiers",
        "1\tĐất đai\t2.980\t20\t5\t3.005\t10\t15\t2\t27\t7\t1\t8\t92,59%",
        typed,
    );
    // Nine columns that end with the sum of the resolved: results of all rows say so.
    check(
        "y25.dossiers",
        "Đất đai\t10\t20\t5\t35\t10\t15\t2\t27",
        "+0: field=Đất đai | online=10 | direct=20 | carriedOver=5 | early=10 | onTime=15 | overdue=2",
    );
    check(
        "y25.dossiers",
        "Đất đai\t10\t20\t5\t35",
        "+0: field=Đất đai | online=10 | direct=20 | carriedOver=5",
    );
    check(
        "y25.dossiers",
        "Đất đai\t10\t20\t5\t30",
        "+0: field=Đất đai | online=10 | direct=20 | carriedOver=5 | early=30",
    );
    check(
        "y25.dossiers",
        "Đất đai\t10\t20\t5\t35\nXây dựng\t1\t1\t1\t2",
        "+0: \n+1: \ndoubt: Order",
    );
    // The usual form has the sum in front: nothing is taken by its place.
    check(
        "y25.dossiers",
        "1\tĐất đai\t35\t10\t20\t5\t27\t10\t15\t2\t8\t7\t1\t92,59",
        "+0: \ndoubt: Order",
    );
}

#[test]
fn a_result_that_differs_is_told() {
    let sheet = Sheet::new("stage", "byLevel");
    let plan = sheet
        .plan(
            0,
            0,
            "Cấp tỉnh\t100\t90\t10\t90,00%\nCấp xã\t10\t8\t2\t81",
            &Choices::default(),
        )
        .unwrap();
    let last = |line: usize| plan.lines[line].cells[4].fate.clone();
    assert_eq!(last(0), Fate::LeftOut(LeftOut::Computed(Comparison::Same)));
    assert_eq!(
        last(1),
        Fate::LeftOut(LeftOut::Computed(Comparison::Differs("80".to_owned())))
    );
}

#[test]
fn numbers_of_rows_are_known_whatever_the_width() {
    // stt
    check(
        "y25.funding",
        "1\tMáy in\tNguồn khác\t5\n2\tMáy chủ\tNguồn khác\t7",
        "+0: content=Máy in | source=Nguồn khác | amount=5\n+1: content=Máy chủ | source=Nguồn khác | amount=7",
    );
    check(
        "y25.funding",
        "1\tMáy in\tNguồn khác\t5\t\n2\tMáy chủ\tNguồn khác\t7\t",
        "+0: content=Máy in | source=Nguồn khác | amount=5\n+1: content=Máy chủ | source=Nguồn khác | amount=7",
    );
    check(
        "y25.funding",
        "1\tMáy in\n2\tMáy chủ",
        "+0: content=Máy in\n+1: content=Máy chủ",
    );
    check(
        "y25.funding",
        "1.\tMáy in\n2.\tMáy chủ",
        "+0: content=Máy in\n+1: content=Máy chủ",
    );
    check(
        "y25.funding",
        "I\tMáy in\tNguồn khác\nII\tMáy chủ\t",
        "+0: content=Máy in | source=Nguồn khác\n+1: content=Máy chủ",
    );
    check(
        "y25.funding",
        "5\tMáy in\tNguồn khác\t5\n6\tMáy chủ\tNguồn khác\t7",
        "+0: content=Máy in | source=Nguồn khác | amount=5\n+1: content=Máy chủ | source=Nguồn khác | amount=7",
    );
    check(
        "stage.byLevel",
        "1\tCấp tỉnh\t5\n2\tCấp huyện\t6\n3\tCấp xã\t7",
        "0: received=5\n1: received=6\n2: received=7",
    );
    check(
        "stage.byLevel",
        "1\tCấp tỉnh\t5\t4\t1\n2\tCấp huyện\t6\t6\t0\n3\tCấp xã\t7\t7\t0",
        "0: received=5 | inTime=4 | late=1\n1: received=6 | inTime=6 | late=0\n2: received=7 | inTime=7 | late=0",
    );
    // Years are no numbers of rows, nor is a column of numbers alone.
    check(
        "stage.funding",
        "2016\t1\t2\t4\n2017\t1\t2\t4",
        "+0: year=2016 | central=1 | local=2 | other=4\n+1: year=2017 | central=1 | local=2 | other=4",
    );
    check(
        "stage.byLevel",
        "1\n2\n3",
        "0: received=1\n1: received=2\n2: received=3",
    );
    // 1, 2, 3 before other numbers may be either.
    check(
        "stage.byLevel",
        "1\t5\n2\t6\n3\t7",
        "0: \n1: \n2: \ndoubt: OrdinalOrNumber",
    );
    check(
        "y25.staff",
        "2\t1\n3\t5",
        "0: fullTime=2 | partTime=1\n1: fullTime=3 | partTime=5",
    );
}

#[test]
fn names_of_fixed_rows_say_where_the_cells_beside_them_go() {
    // row-names
    let expected = "0: received=54.575 | inTime=51.072 | late=708\n1: received=7 | inTime=6 | late=1\n2: received=9 | inTime=9 | late=0";
    check(
        "stage.byLevel",
        "Cấp tỉnh\t54.575\t51.072\t708\nCấp huyện\t7\t6\t1\nCấp xã\t9\t9\t0",
        expected,
    );
    check(
        "stage.byLevel",
        "Cấp tỉnh\t54.575\t51.072\t708\t98,63\nCấp huyện\t7\t6\t1\t85,71\nCấp xã\t9\t9\t0\t100",
        expected,
    );
    check(
        "stage.byLevel",
        "- CẤP TỈNH:\t54.575\t51.072\t708\n- Cấp\u{a0}huyện\t7\t6\t1\n3. Ca\u{302}\u{301}p xa\u{303}\t9\t9\t0",
        expected,
    );
    check(
        "stage.byLevel",
        "Cấp xã\t9\t9\t0\nCấp tỉnh\t54\t51\t3",
        "2: received=9 | inTime=9 | late=0\n0: received=54 | inTime=51 | late=3",
    );
    check(
        "stage.byLevel",
        "Cấp xã\t9\nCấp tỉnh\t54",
        "2: received=9\n0: received=54",
    );
    check_at(
        "stage.byLevel",
        (0, 1),
        "Cấp xã\t9\t0\nCấp tỉnh\t54\t1",
        "2: inTime=9 | late=0\n0: inTime=54 | late=1",
    );
    check(
        "stage.byLevel",
        "Cấp tỉnh\t54\t51\t3\nCấp thôn\t1\t1\t0",
        "0: received=54 | inTime=51 | late=3\nout: NoRow { why: NoSuchName, aside: false }",
    );
    check(
        "stage.byLevel",
        "Tỉnh\t54\t51\t3\nHuyện\t1\t1\t0",
        "out: NoRow { why: NoSuchName, aside: false }\nout: NoRow { why: NoSuchName, aside: false }",
    );
    check(
        "stage.byLevel",
        "Cấp tỉnh\t54\t51\t3\nCấp tỉnh\t1\t1\t0",
        "out: NoRow { why: SameName, aside: false }\nout: NoRow { why: SameName, aside: false }",
    );
    check(
        "y25.staff",
        "Trình độ\tChuyên trách\tKiêm nhiệm\nĐại học\t3\t4\ntrên đại  học\t1\t2\nTổng cộng\t4\t6",
        "out: Heading\n1: fullTime=3 | partTime=4\n0: fullTime=1 | partTime=2\nout: Totals { sums: Some(true) }",
    );
    check(
        "stage.byLevel",
        "Nội dung\tTiếp nhận\tGiải quyết đúng hạn\nCấp xã\t9\t8",
        "out: Heading\n2: received=9 | inTime=8",
    );
}

#[test]
fn names_of_rows_before_a_cell_in_the_middle_say_which_column_the_numbers_begin_at() {
    // row-names
    let sheet = Sheet::new("stage", "byLevel");
    let told = |column: usize, text: &str| {
        let plan = sheet.plan(0, column, text, &Choices::default()).unwrap();
        notes(&plan, &sheet.table).join("\n")
    };
    let begins = "được dán từ cột “Giải quyết đúng hạn”";
    assert!(told(1, "Cấp xã\t9\t0\nCấp tỉnh\t54\t1").contains(begins));
    // The first cell, a heading, or numbers without names leave nothing to say.
    for (column, text) in [
        (0, "Cấp xã\t9\t0\nCấp tỉnh\t54\t1"),
        (1, "Nội dung\tGiải quyết đúng hạn\nCấp xã\t9"),
        (1, "9\t0\n54\t1"),
    ] {
        assert!(!told(column, text).contains("được dán từ cột"), "{text:?}");
    }
}

#[test]
fn a_block_in_the_middle_goes_on_from_its_cell() {
    check_at(
        "y25.dossiers",
        (0, 1),
        "10\t20\t5",
        "+0: online=10 | direct=20 | carriedOver=5",
    );
    check_at(
        "y25.dossiers",
        (0, 5),
        "10\t15\t2\t7\t1",
        "+0: early=10 | onTime=15 | overdue=2 | pendingWithin=7 | pendingOverdue=1",
    );
    check_at(
        "y25.dossiers",
        (0, 5),
        "10\t15\t2\t27\t7\t1\t8\t92,59",
        "+0: early=10 | onTime=15 | overdue=2 | pendingWithin=7 | pendingOverdue=1",
    );
    check_at(
        "y25.funding",
        (0, 2),
        "20,35\tx",
        "+0: amount=20,35 | security=Có",
    );
    check_at(
        "y25.funding",
        (0, 2),
        "7\t2\t3",
        "+0: \ndoubt: TooWide { pasted: 3, free: 2 }",
    );
    check_at(
        "y25.funding",
        (0, 1),
        "Máy in\tNguồn khác\t5\tCó",
        "+0: \ndoubt: TooWide { pasted: 4, free: 3 }",
    );
}

#[test]
fn a_block_that_lacks_columns_or_brings_results_among_them_is_asked_about() {
    // nine-columns
    for (table, block) in [
        // Totals without all their parts.
        (
            "y25.dossiers",
            "Đất đai\t2.980\t2\t10\t2.992\t2.905\t87\nHộ tịch\t5\t5\t0\t10\t9\t1",
        ),
        ("y25.dossiers", "Đất đai\t2.980\t2\t10\t2.992\t2.905\t87"),
        ("y25.dossiers", "Đất đai\t2.992\t2.905\t87"),
        ("y25.dossiers", "Đất đai\t2.980\t2\t2.982"),
        // One count fewer than the table has.
        (
            "y25.dossiers",
            "Đất đai\t2.980\t12\t2.000\t900\t5\t80\t7\nHộ tịch\t5\t5\t5\t5\t0\t0\t0",
        ),
        ("y25.dossiers", "Đất đai\t2.980\t12\t2.000\t900\t5\t80\t7"),
        (
            "y25.dossiers",
            "Đất đai\t2.980\t2\t2.982\t2.000\t900\t5\t2.905",
        ),
        ("stage.funding", "2016\t100\t200\t300"),
        // Rates.
        (
            "stage.byLevel",
            "54575\t51072\t99\n100\t90\t90\n50\t50\t100",
        ),
        (
            "stage.byLevel",
            "Cấp tỉnh\t54575\t51072\t94\nCấp huyện\t100\t90\t90\nCấp xã\t50\t50\t100",
        ),
        (
            "y25.dossiers",
            "Đất đai\t200\t150\t75\nHộ tịch\t50\t20\t40\nThuế\t40\t10\t25",
        ),
        // As the table works them out, or as they are stated by hand.
        ("plan.objectives", "A\t50\t40\t50\t80\nB\t50\t20\t25\t80"),
    ] {
        check_order_is_asked(table, block);
    }
    // What stops after some columns in their order is taken, and so are equal numbers that the table itself may have.
    for (table, block, answers) in [
        ("y25.dossiers", "Đất đai\t2.980\t2\t10", 4),
        ("y25.dossiers", "Đất đai\t2.980\t2\t10\t900", 5),
        ("y25.dossiers", "Đất đai\t2.980\t2\t10\t900\t1.000\t9", 7),
        (
            "y25.dossiers",
            "Đất đai\t2.980\t2\t10\t2.992\t0\t0\t0\t5",
            9,
        ),
        ("stage.funding", "2016\t100\t200\t0", 4),
        ("stage.funding", "2016\t100\t200\t299", 4),
        ("stage.byLevel", "100\t90\t10\n50\t45\t5\n0\t0\t0", 9),
        ("stage.byLevel", "100\t50\t50\n10\t10\t0\n7\t5\t2", 9),
    ] {
        check_taken(table, block, answers);
    }
}

#[test]
fn results_that_may_be_counts_as_well_are_asked_about() {
    // nine-columns: all of it online, all of it resolved early, and nothing pending.
    for (column, block) in [
        (
            0,
            "Đất đai\t120\t0\t0\t120\t0\t0\t0\t0\nXây dựng\t45\t0\t0\t45\t0\t0\t0\t0",
        ),
        (
            0,
            "Đất đai\t1\t0\t0\t1\t0\t0\t0\t0\nXây dựng\t1\t0\t0\t1\t0\t0\t0\t0\nNhà ở\t2\t0\t0\t2\t0\t0\t0\t0\nTổng\t4\t0\t0\t4\t0\t0\t0\t0",
        ),
        (0, "Đất đai\t120\t0\t0\t120\t0\t0\t0\t0"),
        (1, "120\t0\t0\t120\t0\t0\t0\t0"),
        (0, "1\tĐất đai\t2\t1\t0\t3\t0\t0\t0\t0"),
        (0, "Đất đai\t0\t0\t0\t0\t0\t0\t0\t0"),
        (0, "Đất đai\t120\t0\t0\t120\t120\t0\t0\t120"),
        (0, "Đất đai\t120\t0\t0\t120"),
    ] {
        let sheet = Sheet::new("y25", "dossiers");
        let plan = sheet.plan(0, column, block, &Choices::default()).unwrap();
        assert_eq!(plan.doubts(), [Doubt::Order], "{block:?}");
    }
    // One row in which the results can be nothing else.
    check(
        "y25.dossiers",
        "Đất đai\t120\t0\t0\t120\nXây dựng\t3\t1\t0\t4",
        "+0: field=Đất đai | online=120 | direct=0 | carriedOver=0\n+1: field=Xây dựng | online=3 | direct=1 | carriedOver=0",
    );
}

#[test]
fn a_column_that_only_the_next_one_of_the_table_reads_is_asked_about() {
    for (table, block) in [
        ("y25.funding", "Máy chủ\t30\nMáy in\t5"),
        ("y25.funding", "1\tMáy chủ\t30\n2\tMáy in\t5"),
        ("stage.networkPoints", "Sở A\t1\nSở B\t2"),
        ("y25.platforms", "Phần mềm A\tCó\nPhần mềm B\tKhông"),
        ("y25.training", "Lớp A\t20\nLớp B\t30"),
    ] {
        check_order_is_asked(table, block);
    }
    // All columns, or words that only the words' own column reads.
    for (table, block, answers) in [
        (
            "y25.platforms",
            "Phần mềm A\tx\tCó\nPhần mềm B\tx\tKhông",
            6,
        ),
        ("y25.platforms", "Phần mềm A\tquản lý\nPhần mềm B\tx", 4),
        ("y25.training", "Lớp A\tSở 1\nLớp B\t2", 4),
        ("stage.funding", "2016\t1\n2017\t2", 4),
        (
            "plan.issuedDocuments",
            "12/KH\t05/3/2025\n13/KH\t06/3/2025",
            4,
        ),
    ] {
        check_taken(table, block, answers);
    }
}

#[test]
fn a_block_that_is_too_wide_is_told_with_all_its_columns() {
    check(
        "stage.issuedByKind",
        "1\tKế hoạch\t5\tghi chú\n2\tQuyết định\t6\t",
        "0: \n1: \ndoubt: TooWide { pasted: 4, free: 3 }",
    );
}

#[test]
fn a_person_decides_what_is_open() {
    let sheet = Sheet::new("stage", "byLevel");
    let block = "1\t5\t9\n2\t6\t9\n3\t7\t9";
    check_chosen(
        &sheet,
        (0, 0),
        block,
        &Choices::default(),
        "0: \n1: \n2: \ndoubt: OrdinalOrNumber",
    );
    let mut choices = Choices::default();
    choices.columns.insert(0, Target::Aside(Aside::Chosen));
    choices.columns.insert(1, chosen(1));
    check_chosen(
        &sheet,
        (0, 0),
        block,
        &choices,
        "0: inTime=5\n1: inTime=6\n2: inTime=7\ndoubt: OrdinalOrNumber",
    );
    choices.columns.insert(2, chosen(1));
    check_chosen(
        &sheet,
        (0, 0),
        block,
        &choices,
        "0: \n1: \n2: \ndoubt: Twice(1)",
    );
    choices.columns.insert(2, Target::Computed(3));
    check_chosen(
        &sheet,
        (0, 0),
        block,
        &choices,
        "0: inTime=5\n1: inTime=6\n2: inTime=7",
    );
    assert!(sheet.plan(0, 0, block, &choices).unwrap().is_ready());
    assert!(
        !sheet
            .plan(0, 0, block, &Choices::default())
            .unwrap()
            .is_ready()
    );
}

#[test]
fn the_head_of_the_procedure_form_is_matched_in_three_rows() {
    check(
        "y25.dossiers",
        "STT\tLĩnh vực giải quyết\tSố lượng hồ sơ tiếp nhận\t\t\t\tSố lượng hồ sơ đã giải quyết\t\t\t\tSố lượng hồ sơ đang giải quyết\t\t\n\t\tTổng số\tTrong kỳ\t\tTừ kỳ trước\tTổng số\tTrước hạn\tĐúng hạn\tQuá hạn\tTổng số\tTrong hạn\tQuá hạn\n\t\t\tTrực tuyến\tTrực tiếp, dịch vụ bưu chính\t\t\t\t\t\t\t\t\n(1)\t(2)\t(3)=(4)+(5)+(6)\t(4)\t(5)\t(6)\t(7)=(8)+(9)+(10)\t(8)\t(9)\t(10)\t(11)=(12)+(13)\t(12)\t(13)\n1\tLĩnh vực đất đai\t480\t300\t150\t30\t455\t210\t240\t5\t25\t22\t3\n2\tLĩnh vực hộ tịch\t310\t200\t100\t10\t305\t105\t198\t2\t5\t5\t0",
        "out: Heading\nout: Heading\nout: Heading\nout: Numbering\n+0: field=Lĩnh vực đất đai | online=300 | direct=150 | carriedOver=30 | early=210 | onTime=240 | overdue=5 | pendingWithin=22 | pendingOverdue=3\n+1: field=Lĩnh vực hộ tịch | online=200 | direct=100 | carriedOver=10 | early=105 | onTime=198 | overdue=2 | pendingWithin=5 | pendingOverdue=0",
    );
    // What stands over the lines may say of another time.
    let of_last_year = "Lĩnh vực, đơn vị\tNăm 2024\t\tNăm 2025\t\n\tTiếp nhận trực tuyến\tGiải quyết trước hạn\tTiếp nhận trực tuyến\tGiải quyết trước hạn\nĐất đai\t300\t210\t310\t220";
    let sheet = Sheet::new("y25", "dossiers");
    let plan = sheet.plan(0, 0, of_last_year, &Choices::default()).unwrap();
    assert!(!plan.is_ready());
}
