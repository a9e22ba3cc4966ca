//! Lines that number the columns in other spellings, on every page, and rows of data that only look like them.

use bao_cao_so::formats::clipboard::paste::Choices;

use super::{Sheet, check, check_chosen, too_many};

#[test]
fn a_line_that_numbers_the_columns_is_known_in_any_spelling() {
    // heads
    let head = "Lĩnh vực, đơn vị\tTiếp nhận trực tuyến\tTiếp nhận trực tiếp, bưu chính\tTừ kỳ trước chuyển sang\tTổng tiếp nhận";
    let row = "Đất đai\t5\t2\t2\t9";
    let expected =
        "out: Heading\nout: Numbering\n+0: field=Đất đai | online=5 | direct=2 | carriedOver=2";
    for numbers in [
        "1\t2\t3\t4\t5=...",
        "1\t2\t3\t4\t5=…",
        "1\t2\t3\t4\t5=∑(2:4)",
        "1\t2\t3\t4\t5=SUM(2:4)",
        "1\t2\t3\t4\t5 = Σ (2÷4)",
        "1\t2\t3\t4\t2+3+4",
        "1\t2\t3\t4\t(2)+(3)+(4)",
        "1\t2\t3\t4\t∑(2:4)",
        "1\t2a\t2b\t2c\t3",
        "1\t2a\t2b\t2c\t3=2a+2b+2c",
        "1\t2.1\t2.2\t2.3\t3",
        "A\tB\tC\tD\tE",
        "a\tb\tc\td\te=b+c+d",
        "(A)\t(B)\t(C)\t(D)\t(E)",
        "I\tII\tIII\tIV\tV",
        "Cột 1\tCột 2\tCột 3\tCột 4\tCột 5",
        "(cột 1)\t(cột 2)\t(cột 3)\t(cột 4)\t(cột 5)",
        "Cột A\tCột B\tCột C\tCột D\tCột E",
        "[1]\t[2]\t[3]\t[4]\t[5]",
        "-1-\t-2-\t-3-\t-4-\t-5-",
        "1.\t2.\t3.\t4.\t5.",
    ] {
        check(
            "y25.dossiers",
            &format!("{head}\n{numbers}\n{row}"),
            expected,
        );
        // Below each page, and without the headings above it.
        let again = format!("{head}\n{numbers}\n{row}\n{numbers}\nHộ tịch\t1\t1\t1\t3");
        check(
            "y25.dossiers",
            &again,
            &format!(
                "{expected}\nout: Numbering\n+1: field=Hộ tịch | online=1 | direct=1 | carriedOver=1"
            ),
        );
    }
    let all = "1\t2\t3\t4\t5=...\t6\t7\t8\t9=...\t10\t11\t12=...\t13=...";
    check(
        "y25.dossiers",
        &format!("{all}\nĐất đai\t10\t20\t5\t35\t10\t15\t2\t27\t7\t1\t8\t92,59"),
        "out: Numbering\n+0: field=Đất đai | online=10 | direct=20 | carriedOver=5 | early=10 | onTime=15 | overdue=2 | pendingWithin=7 | pendingOverdue=1",
    );
    check(
        "stage.funding",
        "Năm\tNgân sách trung ương\tNgân sách địa phương\tNguồn khác\tCộng\n1\t2\t3\t4\t5=∑(2:4)\n2016\t100\t200\t0\t300",
        "out: Heading\nout: Numbering\n+0: year=2016 | central=100 | local=200 | other=0",
    );
}

#[test]
fn a_line_of_letters_names_no_row_of_the_table() {
    for numbers in [
        "A\tB\tC",
        "(A)\t(B)\t(C)",
        "Cột 1\tCột 2\tCột 3",
        "1\t2a\t2b",
        "I\tII\tIII",
    ] {
        check(
            "stage.byLevel",
            &format!("Nội dung\tTiếp nhận\tGiải quyết đúng hạn\n{numbers}\nCấp xã\t9\t8"),
            "out: Heading\nout: Numbering\n2: received=9 | inTime=8",
        );
        check(
            "y25.staff",
            &format!("Trình độ\tChuyên trách\tKiêm nhiệm\n{numbers}\nĐại học\t3\t4"),
            "out: Heading\nout: Numbering\n1: fullTime=3 | partTime=4",
        );
        check(
            "y25.staff",
            &format!("{numbers}\nĐại học\t3\t4"),
            "out: Numbering\n1: fullTime=3 | partTime=4",
        );
    }
}

#[test]
fn numbers_of_columns_come_again_on_the_next_page() {
    // heads
    let head = "Nội dung lớp\tĐơn vị tổ chức\tSố lượt người tham gia";
    let rows = "+0: name=Lớp A | organiser=Sở | participants=20";
    check(
        "y25.training",
        &format!("{head}\n1\t2\t3\nLớp A\tSở\t20\n1\t2\t3\nLớp B\tSở\t15"),
        &format!(
            "out: Heading\nout: Numbering\n{rows}\nout: Numbering\n+1: name=Lớp B | organiser=Sở | participants=15"
        ),
    );
    check(
        "y25.training",
        &format!("{head}\nLớp A\tSở\t20\n1\t2\t3\nLớp B\tSở\t15"),
        &format!(
            "out: Heading\n{rows}\nout: Numbering\n+1: name=Lớp B | organiser=Sở | participants=15"
        ),
    );
    let kept = Choices {
        kept: [3].into(),
        ..Choices::default()
    };
    check_chosen(
        &Sheet::new("y25", "training"),
        (0, 0),
        &format!("{head}\n1\t2\t3\nLớp A\tSở\t20\n1\t2\t3"),
        &kept,
        &format!("out: Heading\nout: Numbering\n{rows}\n+1: name=1 | organiser=2 | participants=3"),
    );
    // A row of a table that gets none may read so.
    check(
        "y25.staff",
        "Chuyên trách\tKiêm nhiệm, phụ trách\n5\t6\n1\t2\n7\t8\n1\t2",
        "out: Heading\n0: fullTime=5 | partTime=6\n1: fullTime=1 | partTime=2\n2: fullTime=7 | partTime=8\n3: fullTime=1 | partTime=2",
    );
    // Names of one letter are names.
    check(
        "y25.training",
        "Lớp A\tSở\t20\nB\tSở\t15",
        "+0: name=Lớp A | organiser=Sở | participants=20\n+1: name=B | organiser=Sở | participants=15",
    );
}

#[test]
fn the_first_of_the_fixed_rows_is_no_line_of_numbers_where_their_total_follows() {
    let out = "out: Totals { sums: Some(true) }";
    check(
        "y25.staff",
        "1\t2\n3\t4\n0\t0\n0\t1\n4\t7",
        &format!(
            "0: fullTime=1 | partTime=2\n1: fullTime=3 | partTime=4\n2: fullTime=0 | partTime=0\n3: fullTime=0 | partTime=1\n{out}"
        ),
    );
    check(
        "y25.staff",
        "Chuyên trách\tKiêm nhiệm, phụ trách\n1\t2\n3\t4\n0\t0\n0\t1\n4\t7",
        &format!(
            "out: Heading\n0: fullTime=1 | partTime=2\n1: fullTime=3 | partTime=4\n2: fullTime=0 | partTime=0\n3: fullTime=0 | partTime=1\n{out}"
        ),
    );
    check(
        "y21.staff",
        "1\t2\n3\t4\n0\t0\n0\t1\n2\t0\n6\t7",
        &format!(
            "0: fullTime=1 | partTime=2\n1: fullTime=3 | partTime=4\n2: fullTime=0 | partTime=0\n3: fullTime=0 | partTime=1\n4: fullTime=2 | partTime=0\n{out}"
        ),
    );
    check(
        "stage.byLevel",
        "1\t2\t3\n10\t5\t5\n20\t10\t10\n31\t17\t18",
        &format!(
            "0: received=1 | inTime=2 | late=3\n1: received=10 | inTime=5 | late=5\n2: received=20 | inTime=10 | late=10\n{out}"
        ),
    );
    // Numbers of columns, the rows, and their total.
    check(
        "y25.staff",
        "Chuyên trách\tKiêm nhiệm, phụ trách\n1\t2\n3\t4\n5\t6\n0\t0\n0\t1\n8\t11",
        &format!(
            "out: Heading\nout: Numbering\n0: fullTime=3 | partTime=4\n1: fullTime=5 | partTime=6\n2: fullTime=0 | partTime=0\n3: fullTime=0 | partTime=1\n{out}"
        ),
    );
    // One line too many that is neither: nothing is moved by a guess.
    check(
        "stage.byLevel",
        "1\t2\t3\n10\t5\t5\n20\t10\t10\n99\t99\t99",
        &too_many(4),
    );
}
