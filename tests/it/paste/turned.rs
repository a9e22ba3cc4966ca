//! Blocks whose lines are the columns of the table, and blocks that only look so.

use super::{Sheet, check};
use bao_cao_so::formats::clipboard::paste::Choices;
use bao_cao_so::model::paste::target::Doubt;

#[test]
fn an_ordinary_block_of_a_turned_table_stays_as_it_is_where_its_headings_are_near() {
    check(
        "reso.documentSystem",
        "Kỳ số liệu\tCấp mới\tThu hồi\nNăm 2016\t90\t5\nNăm 2017\t80\t4",
        "out: Heading\n+0: period=Năm 2016 | newAccounts=90 | closedAccounts=5\n+1: period=Năm 2017 | newAccounts=80 | closedAccounts=4",
    );
    for (table, block, asked) in [
        (
            "oneStop",
            "Kỳ số liệu\tTiếp nhận\tTrong hạn\tĐúng hạn\tTrễ hạn\tĐang xử lý\nNăm 2016\t100\t90\t5\t3\t2",
            2,
        ),
        (
            "documentSystem",
            "Kỳ số liệu\tTài khoản\tCấp mới\tThu hồi\nNăm 2016\t100\t90\t5",
            1,
        ),
        (
            "services",
            "Kỳ số liệu\tDịch vụ mức độ 3\tDịch vụ mức độ 4\nNăm 2016\t5\t6",
            2,
        ),
    ] {
        let sheet = Sheet::new("reso", table);
        let plan = sheet.plan(0, 0, block, &Choices::default()).unwrap();
        let doubts = plan.doubts();
        assert!(
            doubts.len() == asked
                && doubts
                    .iter()
                    .all(|doubt| matches!(doubt, Doubt::Alike { .. })),
            "{block:?}: {doubts:?} {:?}",
            plan.columns
        );
        // One period, and its name is that of the block.
        let periods: Vec<String> = plan
            .answers(&sheet.table)
            .into_iter()
            .filter(|(_, column, _)| *column == 0)
            .map(|(row, _, answer)| format!("{row} {answer:?}"))
            .collect();
        assert_eq!(periods, ["0 Text(\"Năm 2016\")"], "{block:?}");
    }
}

#[test]
fn a_lying_block_brings_the_names_of_its_periods_and_no_column_of_units() {
    let rows = "+0: period=Năm 2016 | agencies=40 | accounts=4.000\n+1: period=Năm 2017 | agencies=45 | accounts=4.500";
    check(
        "reso.documentSystem",
        "TT\tChỉ tiêu\tĐơn vị\tNăm 2016\tNăm 2017\n1\tSố cơ quan, đơn vị triển khai phần mềm\tcơ quan\t40\t45\n2\tTổng số tài khoản cuối kỳ\ttài khoản\t4.000\t4.500",
        &format!("out: Heading\nout: Heading\nout: Heading\n{rows}"),
    );
    check(
        "reso.documentSystem",
        "Nội dung\tĐVT\tNăm 2016\tNăm 2017\nSố cơ quan, đơn vị triển khai phần mềm\tcơ quan\t40\t45\nTổng số tài khoản cuối kỳ\ttài khoản\t4.000\t4.500",
        &format!("out: Heading\nout: Heading\n{rows}"),
    );
    // The same in a block that stands upright.
    check(
        "reso.documentSystem",
        "Kỳ số liệu\tSố cơ quan, đơn vị triển khai phần mềm\tTổng số tài khoản cuối kỳ\nĐơn vị tính\tcơ quan\ttài khoản\nNăm 2016\t40\t4.000\nNăm 2017\t45\t4.500",
        &format!("out: Heading\nout: Heading\n{rows}"),
    );
    // A period that is named (1) beside a number numbers no columns.
    check(
        "reso.services",
        "Kỳ số liệu\t(1)\t(2)\nSố dịch vụ mức độ 3\t5\t12",
        "out: Heading\n+0: period=(1) | level3=5\n+1: period=(2) | level3=12",
    );
}

#[test]
fn another_table_is_turned_where_its_own_labels_or_rows_say_so() {
    check(
        "stage.issuedByKind",
        "Kế hoạch\tQuyết định\tChỉ thị\tVăn bản loại khác\n1\t2\t3\t4",
        "0: documents=1\n1: documents=2\n2: documents=3\n3: documents=4",
    );
    check(
        "stage.byLevel",
        "Nội dung\tCấp tỉnh\tCấp huyện\tCấp xã\nTiếp nhận\t5\t6\t7\nGiải quyết đúng hạn\t4\t6\t7",
        "out: Heading\n0: received=5 | inTime=4\n1: received=6 | inTime=6\n2: received=7 | inTime=7",
    );
    check(
        "stage.funding",
        "\t2016\t2017\tCộng\nNgân sách trung ương\t100\t110\t210\nNgân sách địa phương\t200\t210\t410\nCộng\t300\t320\t620",
        "out: Heading\n+0: year=2016 | central=100 | local=200\n+1: year=2017 | central=110 | local=210\nout: Totals { sums: Some(true) }",
    );
    // Years without a heading are no numbers of rows, but their names.
    check(
        "stage.funding",
        "\tNgân sách trung ương\tNgân sách địa phương\n2016\t100\t200\n2017\t110\t210",
        "out: Heading\n+0: year=2016 | central=100 | local=200\n+1: year=2017 | central=110 | local=210",
    );
}

#[test]
fn rows_that_lie_in_a_table_that_is_shown_turned_are_asked_about() {
    let system = "Năm 2016\t31/12/2016\tBC số 1\t05/01/2017\t20\t100\t5\t1.200";
    let one_stop =
        "Năm 2016\t31/12/2016\tBC số 1\t05/01/2017\t2\tSở A\t3\tHuyện B\t100\t90\t5\t3\t2";
    let services =
        "Năm 2016\t31/12/2016\tBC số 1\t05/01/2017\t2\t10\t6\t5\t100\t200\t4\t3\t50\t60\tKhông";
    for (table, line) in [
        ("documentSystem", system),
        ("oneStop", one_stop),
        ("services", services),
    ] {
        for text in [
            line.to_owned(),
            format!("{line}\n{}", line.replace("2016", "2017")),
        ] {
            let sheet = Sheet::new("reso", table);
            let plan = sheet.plan(0, 0, &text, &Choices::default()).unwrap();
            let asked = plan.doubts();
            // A width that fits in two ways is another question.
            if asked == [Doubt::Order] {
                continue;
            }
            assert_eq!(asked.len(), plan.columns.len(), "{text:?}");
            assert!(
                asked
                    .iter()
                    .all(|doubt| matches!(doubt, Doubt::AsRows { .. })),
                "{text:?}: {asked:?}"
            );
            // What may be confirmed is right.
            let mut choices = Choices::default();
            for (pasted, column) in asked.iter().filter_map(|doubt| doubt.guess()) {
                choices.columns.insert(pasted, super::chosen(column));
            }
            let plan = sheet.plan(0, 0, &text, &choices).unwrap();
            assert!(plan.is_ready() && plan.unreadable() == 0, "{text:?}");
            assert_eq!(plan.added, text.lines().count());
        }
    }
}

#[test]
fn columns_of_a_table_that_is_shown_turned_are_taken_as_it_is_seen() {
    check(
        "reso.documentSystem",
        "Năm 2016\n31/12/2016\nBC số 1\n05/01/2017\n20",
        "+0: period=Năm 2016 | asOf=31/12/2016 | source=BC số 1 | sourceDate=05/01/2017 | agencies=20",
    );
    check(
        "reso.documentSystem",
        "Năm 2016\tNăm 2017\n31/12/2016\t31/12/2017",
        "+0: period=Năm 2016 | asOf=31/12/2016\n+1: period=Năm 2017 | asOf=31/12/2017",
    );
    super::check_at(
        "reso.documentSystem",
        (0, 4),
        "30\t44\n10\t-",
        "+0: agencies=30 | newAccounts=10\n+1: agencies=44 | newAccounts=!-",
    );
}
