//! Blocks without headings whose numbers may be something else than data of the columns where they stand: they are asked about.

use super::{check, check_at};

/// What a block does that nobody knows a place for: so many rows, and a doubt.
fn asked(rows: usize, doubt: &str) -> String {
    let rows: String = (0..rows).map(|row| format!("{row}: \n")).collect();
    format!("{rows}doubt: {doubt}")
}

#[test]
fn a_last_column_that_is_the_sum_of_all_others_is_asked_about() {
    // Also where the table works no sums out.
    check(
        "stage.byLevel",
        "Cấp tỉnh\t90\t10\t100\nCấp huyện\t40\t10\t50\nCấp xã\t20\t0\t20",
        &asked(3, "Order"),
    );
    // What was received is the sum of the others where it stands in front.
    check(
        "stage.byLevel",
        "Cấp tỉnh\t100\t90\t10\nCấp huyện\t50\t40\t10\nCấp xã\t20\t20\t0",
        "0: received=100 | inTime=90 | late=10\n1: received=50 | inTime=40 | late=10\n2: received=20 | inTime=20 | late=0",
    );
    // All of it late: no sum.
    check(
        "stage.byLevel",
        "Cấp tỉnh\t10\t0\t10\nCấp huyện\t5\t0\t5\nCấp xã\t2\t0\t2",
        "0: received=10 | inTime=0 | late=10\n1: received=5 | inTime=0 | late=5\n2: received=2 | inTime=0 | late=2",
    );
}

#[test]
fn a_total_of_three_numbers_in_a_single_row_is_asked_about() {
    check(
        "y25.dossiers",
        "Đất đai\t16\t10\t5\t1",
        &format!("+{}", asked(1, "Order")),
    );
    // Smaller ones, and those of two numbers, may add up by chance.
    check(
        "y25.dossiers",
        "Đất đai\t6\t3\t2\t1",
        "+0: field=Đất đai | online=6 | direct=3 | carriedOver=2 | early=1",
    );
    check(
        "y25.dossiers",
        "Đất đai\t15\t10\t5",
        "+0: field=Đất đai | online=15 | direct=10 | carriedOver=5",
    );
}

#[test]
fn a_first_line_1_2_3_above_numbers_alone_is_asked_about() {
    for (table, column) in [("y25.dossiers", 1), ("stage.funding", 1)] {
        check_at(
            table,
            (0, column),
            "1\t2\t3\n100\t90\t10\n50\t40\t10",
            "out: Heading\n+0: \n+1: \ndoubt: UnknownHeadings",
        );
    }
    // One row below it may as well be the second of two.
    check_at(
        "y25.dossiers",
        (0, 1),
        "1\t2\t3\n100\t90\t10",
        "+0: online=1 | direct=2 | carriedOver=3\n+1: online=100 | direct=90 | carriedOver=10",
    );
    // It is data where the rows of the table need it.
    check(
        "y25.staff",
        "1\t2\n3\t4\n5\t6\n7\t8",
        "0: fullTime=1 | partTime=2\n1: fullTime=3 | partTime=4\n2: fullTime=5 | partTime=6\n3: fullTime=7 | partTime=8",
    );
}
