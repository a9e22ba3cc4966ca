//! Lines that number the columns of a block that is turned: they are no row of labels and no period.

use super::check;

const SYSTEM: &str = "out: Heading\n+0: period=Năm 2016 | newAccounts=10 | accounts=1.200\n+1: period=Năm 2017 | newAccounts=60 | accounts=1.250";

#[test]
fn a_line_that_numbers_the_columns_of_a_turned_block_stays_out() {
    let rows = "Tổng số tài khoản cuối kỳ\t1.200\t1.250\nTài khoản cấp mới trong kỳ\t10\t60";
    for numbers in [
        "1\t2\t3",
        "(1)\t(2)\t(3)",
        "A\t1\t2",
        "[1]\t[2]\t[3]",
        "Cột 1\tCột 2\tCột 3",
    ] {
        for text in [
            format!("Kỳ số liệu\tNăm 2016\tNăm 2017\n{numbers}\n{rows}"),
            format!("{numbers}\nKỳ số liệu\tNăm 2016\tNăm 2017\n{rows}"),
            format!("Kỳ số liệu\tNăm 2016\tNăm 2017\n{rows}\n{numbers}"),
        ] {
            check("reso.documentSystem", &text, &sorted(SYSTEM));
        }
    }
    check(
        "reso.documentSystem",
        "Kỳ số liệu\tNăm 2016\tNăm 2017\n1\t2\t3\nSố liệu tính đến ngày\t31/12/2016\t31/12/2017\nTổng số tài khoản cuối kỳ\t1.200\t1.250\nTài khoản cấp mới trong kỳ\t10\t60",
        "out: Heading\n+0: period=Năm 2016 | asOf=31/12/2016 | accounts=1.200 | newAccounts=10\n+1: period=Năm 2017 | asOf=31/12/2017 | accounts=1.250 | newAccounts=60",
    );
}

/// The order of the block: totals first.
fn sorted(rows: &str) -> String {
    rows.replace(
        "newAccounts=10 | accounts=1.200",
        "accounts=1.200 | newAccounts=10",
    )
    .replace(
        "newAccounts=60 | accounts=1.250",
        "accounts=1.250 | newAccounts=60",
    )
}

#[test]
fn so_it_does_in_other_tables_and_beside_numbers_of_rows() {
    let services = "out: Heading\n+0: period=Năm 2016 | level3=100 | level4=5\n+1: period=Năm 2017 | level3=200 | level4=7";
    for numbers in ["1\t2\t3", "(1)\t(2)\t(3)"] {
        check(
            "reso.services",
            &format!(
                "Chỉ tiêu\tNăm 2016\tNăm 2017\n{numbers}\nSố dịch vụ mức độ 3\t100\t200\nSố dịch vụ mức độ 4\t5\t7"
            ),
            services,
        );
    }
    check(
        "reso.services",
        "Nội dung\tNăm 2016\tNăm 2017\nTổng số dịch vụ mức độ 3 và mức độ 4\t105\t207\n1\t2\t3\nSố dịch vụ mức độ 3\t100\t200\nSố dịch vụ mức độ 4\t5\t7",
        "out: Heading\n+0: period=Năm 2016 | provided=105 | level3=100 | level4=5\n+1: period=Năm 2017 | provided=207 | level3=200 | level4=7",
    );
    let one_stop = "+0: period=Quý I/2017 | received=100 | late=3\n+1: period=Quý II/2017 | received=200 | late=4";
    check(
        "reso.oneStop",
        "Kỳ\tQuý I/2017\tQuý II/2017\n1\t2\t3\nTổng số hồ sơ tiếp nhận\t100\t200\nHồ sơ xử lý trễ hạn\t3\t4",
        &format!("out: Heading\n{one_stop}"),
    );
    check(
        "reso.oneStop",
        "STT\tChỉ tiêu\tĐVT\tQuý I/2017\tQuý II/2017\n(1)\t(2)\t(3)\t(4)\t(5)\n1\tTổng số hồ sơ tiếp nhận\thồ sơ\t100\t200\n2\tHồ sơ xử lý trễ hạn\thồ sơ\t3\t4",
        &format!("out: Heading\nout: Heading\nout: Heading\n{one_stop}"),
    );
    // Tables that are shown as they lie take a turned block so as well.
    for numbers in ["1\t2\t3\t4\t5", "(1)\t(2)\t(3)\t(4)\t(5)", "A\t1\t2\t3\t4"] {
        check(
            "y25.staff",
            &format!(
                "Chỉ tiêu\tTrên đại học\tĐại học\tCao đẳng\tTrình độ khác\n{numbers}\nChuyên trách\t1\t2\t3\t4\nKiêm nhiệm, phụ trách\t5\t6\t7\t8"
            ),
            "out: Heading\n0: fullTime=1 | partTime=5\n1: fullTime=2 | partTime=6\n2: fullTime=3 | partTime=7\n3: fullTime=4 | partTime=8",
        );
    }
    check(
        "stage.byLevel",
        "Chỉ tiêu\tCấp tỉnh\tCấp huyện\tCấp xã\tTổng\n1\t2\t3\t4\t5=2+3+4\nTiếp nhận\t5\t6\t7\t18\nGiải quyết đúng hạn\t4\t6\t7\t17",
        "out: Heading\n0: received=5 | inTime=4\n1: received=6 | inTime=6\n2: received=7 | inTime=7\nout: Totals { sums: Some(true) }",
    );
}

#[test]
fn a_line_of_numbers_among_lines_of_numbers_is_data() {
    // No names in front: the first line may read 1, 2.
    check(
        "reso.documentSystem",
        "Kỳ số liệu\tNăm 2016\tNăm 2017\nTài khoản cấp mới trong kỳ\t1\t2\nTổng số tài khoản cuối kỳ\t2\t3",
        "out: Heading\n+0: period=Năm 2016 | newAccounts=1 | accounts=2\n+1: period=Năm 2017 | newAccounts=2 | accounts=3",
    );
}
