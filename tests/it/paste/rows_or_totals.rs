//! Lines whose numbers are the sums of others: which of them are totals, which are rows, and what is said of those.

use bao_cao_so::formats::clipboard::paste::Choices;
use bao_cao_so::messages::vi::paste_account::notes;
use bao_cao_so::model::paste::plan::LineKind;

use super::{Sheet, check, check_at, check_chosen, too_many};

/// Lines of a block that stay out, and those that are pasted and told to be sums, by their number.
#[track_caller]
fn check_lines(table: &str, text: &str, out: &[usize], told: &[usize]) {
    let (template, table) = table.split_once('.').unwrap();
    let sheet = Sheet::new(template, table);
    let plan = sheet.plan(0, 0, text, &Choices::default()).unwrap();
    let lines = plan.lines.iter().enumerate();
    let found: Vec<usize> = lines
        .filter(|(_, line)| !matches!(line.kind, LineKind::Row { .. }))
        .map(|(at, _)| at)
        .collect();
    assert_eq!(
        (found.as_slice(), plan.like_totals.as_slice()),
        (out, told),
        "{text:?}"
    );
    let said = notes(&plan, &sheet.table).join("\n");
    assert_eq!(
        said.contains("nhưng vẫn được dán"),
        !told.is_empty(),
        "{said}"
    );
}

#[test]
fn the_first_or_last_line_that_has_counted_all_others_is_the_total_and_no_other_is() {
    // totals, row-names
    let out = "out: Totals { sums: Some(true) }";
    let staff = "0: fullTime=1 | partTime=1\n1: fullTime=1 | partTime=0\n2: fullTime=2 | partTime=1\n3: fullTime=0 | partTime=0";
    check(
        "y25.staff",
        "1\t1\n1\t0\n2\t1\n0\t0\n4\t2",
        &format!("{staff}\n{out}"),
    );
    check(
        "y25.staff",
        "4\t2\n1\t1\n1\t0\n2\t1\n0\t0",
        &format!("{out}\n{staff}"),
    );
    check(
        "y21.staff",
        "0\t0\n2\t1\n0\t0\n2\t1\n0\t0\n4\t2",
        &format!(
            "0: fullTime=0 | partTime=0\n1: fullTime=2 | partTime=1\n2: fullTime=0 | partTime=0\n3: fullTime=2 | partTime=1\n4: fullTime=0 | partTime=0\n{out}"
        ),
    );
    for rows in [
        ["10\t10\t0", "20\t19\t1", "30\t29\t1", "60\t58\t2"],
        ["1\t1\t0", "2\t2\t0", "3\t3\t0", "6\t6\t0"],
    ] {
        let head = "Tiếp nhận\tGiải quyết đúng hạn\tGiải quyết trễ hạn";
        let (sheet, none) = (Sheet::new("stage", "byLevel"), Choices::default());
        for head in ["", head] {
            let text = [head, &rows.join("\n")].join("\n");
            let plan = sheet.plan(0, 0, text.trim(), &none).unwrap();
            let last = plan.lines.last().unwrap();
            assert_eq!(last.kind, LineKind::Totals { sums: Some(true) }, "{text}");
            assert_eq!((plan.changed(), plan.like_totals.len()), (9, 0), "{text}");
        }
    }
    check(
        "stage.issuedByKind",
        "1\n2\n3\n0\n6",
        &format!("0: documents=1\n1: documents=2\n2: documents=3\n3: documents=0\n{out}"),
    );
    // With names, and a total that is named.
    check_lines(
        "y25.dossiers",
        "Đất đai\t10\t2\t3\nXây dựng\t1\t0\t4\nNhà ở\t11\t2\t7\nTổng\t22\t4\t14",
        &[3],
        &[],
    );
    // Into columns of numbers of a table that gets rows.
    check_at(
        "stage.funding",
        (0, 1),
        "1\t1\n1\t0\n2\t1\n0\t0\n4\t2",
        &format!(
            "+0: central=1 | local=1\n+1: central=1 | local=0\n+2: central=2 | local=1\n+3: central=0 | local=0\n{out}"
        ),
    );
    // A person keeps the total: no other line is taken out in its place.
    let kept = Choices {
        kept: [3].into(),
        ..Choices::default()
    };
    check_chosen(
        &Sheet::new("stage", "byLevel"),
        (0, 0),
        "10\t10\t0\n20\t19\t1\n30\t29\t1\n60\t58\t2",
        &kept,
        &too_many(4),
    );
}

#[test]
fn no_line_between_rows_that_have_their_names_in_the_table_is_left_out() {
    // One line too many that is no total of all: nothing is moved by a guess.
    check("y25.staff", "1\t1\n1\t0\n2\t1\n0\t0\n5\t5", &too_many(5));
    // A blank line keeps its place, the total after it stays out.
    check(
        "y25.staff",
        "1\t1\n\t\n2\t1\n0\t0\n3\t2",
        "0: fullTime=1 | partTime=1\nblank\n2: fullTime=2 | partTime=1\n3: fullTime=0 | partTime=0\nout: Totals { sums: Some(true) }",
    );
    // Years that were typed in before.
    let sheet = Sheet::new("stage", "funding")
        .filled("2016\t1\t1\t1\n2017\t1\t1\t1\n2018\t1\t1\t1\n2019\t1\t1\t1");
    check_chosen(
        &sheet,
        (0, 1),
        "12\t3\n5\t4\n17\t7\n1\t2",
        &Choices::default(),
        "0: central=12 | local=3\n1: central=5 | local=4\n2: central=17 | local=7\n3: local=2",
    );
    check_chosen(
        &sheet,
        (0, 1),
        "12\t3\n5\t4\n17\t7\n1\t2\n35\t16",
        &Choices::default(),
        "0: central=12 | local=3\n1: central=5 | local=4\n2: central=17 | local=7\n3: local=2\nout: Totals { sums: Some(true) }",
    );
    // Numbers of data are no numbers of rows: 7,0 is no parent of 7.
    check_at(
        "y25.funding",
        (0, 2),
        "7,0\n7\n3",
        "+0: amount=7,0\n+1: amount=7\n+2: amount=3",
    );
    check_lines(
        "stage.funding",
        "Trước 2016\t5\t5\t5\n2016\t5\t5\t5",
        &[],
        &[],
    );
}

#[test]
fn a_row_with_a_name_like_the_others_stays_although_it_is_their_sum_and_is_told() {
    // A year among years, a class among classes.
    check_lines(
        "stage.funding",
        "2016\t100\t200\t0\n2017\t100\t0\t0\n2018\t200\t200\t0",
        &[],
        &[2],
    );
    check_lines(
        "stage.funding",
        "Năm 2016\t1234\t2001\t0\nNăm 2017\t2222\t0\t17\nNăm 2018\t3456\t2001\t17",
        &[],
        &[2],
    );
    check_lines(
        "y25.training",
        "Lớp 1\tSở\t20\nLớp 2\tSở\t15\nLớp 3\t\t35",
        &[],
        &[2],
    );
    // Numbered along with the others.
    check_lines(
        "y25.funding",
        "1\tMáy chủ\tNguồn khác\t1234,5\n2\tMáy in\tNguồn khác\t100\n3\tBản quyền\tNguồn khác\t1334,5",
        &[],
        &[2],
    );
    // A name of its own and small or round numbers.
    check_lines(
        "stage.funding",
        "Sở A\t100\t200\t0\nSở B\t100\t0\t0\nVăn phòng\t200\t200\t0",
        &[],
        &[2],
    );
    // The same numbers again say no more than once.
    check_lines(
        "stage.funding",
        "Sở A\t45\t45\t3\nSở B\t12\t12\t1\nVăn phòng\t57\t57\t4",
        &[],
        &[2],
    );
    // Large numbers add up by no chance, whatever the name.
    check_lines(
        "stage.funding",
        "Sở A\t1234\t2001\t0\nSở B\t2222\t0\t17\nHai mục trên\t3456\t2001\t17",
        &[2],
        &[],
    );
    // What the others have and this one lacks is a reason of its own.
    check_lines(
        "y25.funding",
        "Máy chủ\tNguồn khác\t5\nMáy in\tNguồn khác\t10\nBản quyền\t\t15",
        &[2],
        &[],
    );
}

#[test]
fn lines_of_groups_whose_parts_follow_them_stay_out_without_a_mark() {
    // totals
    check_lines(
        "y25.dossiers",
        "Cấp tỉnh\t13\t9\t5\t10\t8\t1\t7\t1\nĐất đai\t10\t5\t2\t6\t4\t1\t5\t1\nXây dựng\t3\t4\t3\t4\t4\t0\t2\t0\nCấp xã\t7\t1\t1\t5\t1\t1\t1\t1\nHộ tịch\t7\t1\t1\t5\t1\t1\t1\t1\nTổng\t20\t10\t6\t15\t9\t2\t8\t2",
        &[0, 3, 5],
        &[],
    );
    for mark in ["", "1. ", "- "] {
        for (parts, more) in [
            ("QLVB\tNguồn khác\t20", 0),
            ("QLVB\tNguồn khác\t15\nMạng\tNguồn khác\t5", 1),
        ] {
            let block = format!(
                "{mark}Chi thường xuyên\t\t12\nMáy chủ\tNguồn khác\t7\nMáy in\tNguồn khác\t5\n{mark}Chi đầu tư\t\t20\n{parts}"
            );
            check_lines("y25.funding", &block, &[0, 3], &[]);
            check_lines(
                "y25.funding",
                &format!("{block}\nTổng cộng\t\t32"),
                &[0, 3, 5 + more],
                &[],
            );
        }
    }
    check_lines(
        "y25.training",
        "Quý I\t\t30\nLớp A\tSở\t10\nLớp B\tSở\t20\nQuý II\t\t5\nLớp C\tSở\t5",
        &[0, 3],
        &[],
    );
    // Below their parts, and beside rows of no group.
    check_lines(
        "y25.training",
        "Lớp A\tSở\t10\nLớp B\tSở\t20\nQuý I\t\t30\nLớp C\tSở\t5\nQuý II\t\t5",
        &[2, 4],
        &[],
    );
    check_lines(
        "y25.funding",
        "Thuê đường truyền\tNguồn khác\t3\nChi thường xuyên\tNguồn khác\t12\nMáy chủ\tNguồn khác\t7\nMáy in\tNguồn khác\t5\nTổng cộng\t\t15",
        &[1, 4],
        &[],
    );
    // Nothing but small numbers says so: pasted and told.
    check_lines(
        "y25.training",
        "Quý I\tSở\t30\nLớp A\tSở\t10\nLớp B\tSở\t20\nQuý II\tSở\t5\nLớp C\tSở\t5",
        &[],
        &[0, 3],
    );
    // Totals of groups that are right as they stand.
    check_lines(
        "y25.funding",
        "Máy chủ\tNguồn khác\t5\nMáy in\tNguồn khác\t5\nCộng I\t\t10\nMạng\tNguồn khác\t5\nCộng II\t\t5\nTổng cộng\t\t15",
        &[2, 4, 5],
        &[],
    );
    // A total that has counted every row.
    check_lines(
        "y25.training",
        "Lớp A\tSở\t30\nLớp B\tSở\t10\nLớp C\tSở\t20\nTổng\t\t60",
        &[3],
        &[],
    );
}

#[test]
fn averages_and_comparisons_are_no_rows() {
    for name in [
        "Bình quân",
        "Trung bình",
        "Chênh lệch",
        "Chênh lệch 2017/2016",
        "So sánh",
        "So với năm trước (%)",
        "Tăng, giảm",
        "Lũy kế từ đầu năm",
        "Lũy kế đến 14/12",
    ] {
        check_lines(
            "stage.funding",
            &format!("2016\t100\t200\t0\n2017\t110\t210\t5\n{name}\t105\t205\t2,5"),
            &[2],
            &[],
        );
    }
    // In a table of words they are names like others.
    check_lines("y25.platforms", "So sánh\tDùng để đối chiếu\tCó", &[], &[]);
}
