//! Notes, sources and titles beside a block that is turned: no row of labels and no period, and said.

use super::check;

#[test]
fn lines_beside_a_turned_block_stay_out_whatever_stands_before_the_labels() {
    let rows = "out: Heading\n+0: period=Năm 2016 | accounts=1.200 | newAccounts=10\n+1: period=Năm 2017 | accounts=1.250 | newAccounts=60";
    for text in [
        "Chỉ tiêu\tNăm 2016\tNăm 2017\nTổng số tài khoản cuối kỳ\t1.200\t1.250\nTài khoản cấp mới trong kỳ\t10\t60\nNguồn: Sở TTTT\t\t",
        "Bảng 1. Tình hình triển khai\t\t\nChỉ tiêu\tNăm 2016\tNăm 2017\nTổng số tài khoản cuối kỳ\t1.200\t1.250\nTài khoản cấp mới trong kỳ\t10\t60",
    ] {
        check("reso.documentSystem", text, rows);
    }
    let numbered = "STT\tChỉ tiêu\tNăm 2016\tNăm 2017\n1\tTổng số tài khoản cuối kỳ\t1.200\t1.250\n2\tTài khoản cấp mới trong kỳ\t10\t60";
    for text in [
        numbered.to_owned(),
        format!("{numbered}\nNguồn: Sở TTTT\t\t\t"),
        format!("Biểu 1\t\t\t\n{numbered}"),
    ] {
        check(
            "reso.documentSystem",
            &text,
            &format!("out: Heading\n{rows}"),
        );
    }
}

#[test]
fn so_they_do_beside_a_column_of_units_and_in_fixed_rows() {
    check(
        "reso.services",
        "STT\tChỉ tiêu\tĐVT\tNăm 2016\tNăm 2017\n1\tSố dịch vụ mức độ 3\tdịch vụ\t100\t200\n2\tSố dịch vụ mức độ 4\tdịch vụ\t5\t7\nGhi chú: số liệu ước\t\t\t\t",
        "out: Heading\nout: Heading\nout: Heading\n+0: period=Năm 2016 | level3=100 | level4=5\n+1: period=Năm 2017 | level3=200 | level4=7",
    );
    check(
        "y25.staff",
        "STT\tChỉ tiêu\tTrên đại học\tĐại học\tCao đẳng\tTrình độ khác\n1\tChuyên trách\t1\t2\t3\t4\n2\tKiêm nhiệm, phụ trách\t5\t6\t7\t8\nNguồn: Sở Nội vụ\t\t\t\t\t",
        "out: Heading\nout: Heading\n0: fullTime=1 | partTime=5\n1: fullTime=2 | partTime=6\n2: fullTime=3 | partTime=7\n3: fullTime=4 | partTime=8",
    );
}
