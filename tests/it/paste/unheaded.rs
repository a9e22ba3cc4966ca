//! Blocks without headings whose numbers may be something else than data of the columns where they stand: they are asked about.

use super::{Sheet, check, check_at};
use bao_cao_so::formats::clipboard::paste::Choices;

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

#[test]
fn small_counts_that_are_like_rates_by_chance_are_counts() {
    check(
        "y25.dossiers",
        "Đất đai\t1037\t63\t13\t907\t103\t1\t45\t9\nHộ tịch\t1074\t76\t17\t914\t106\t2\t50\t12",
        "+0: field=Đất đai | online=1.037 | direct=63 | carriedOver=13 | early=907 | onTime=103 | overdue=1 | pendingWithin=45 | pendingOverdue=9\n+1: field=Hộ tịch | online=1.074 | direct=76 | carriedOver=17 | early=914 | onTime=106 | overdue=2 | pendingWithin=50 | pendingOverdue=12",
    );
}

/// The ways that a block offers to paste all of its columns by their order.
fn offered(table: &str, block: &str) -> Vec<(bool, bool)> {
    let (template, table) = table.split_once('.').unwrap();
    let plan = Sheet::new(template, table)
        .plan(0, 0, block, &Choices::default())
        .unwrap();
    let orders = plan.orders.iter();
    orders
        .map(|order| (order.numbers_rows, order.with_results))
        .collect()
}

#[test]
fn a_block_without_headings_that_is_asked_about_goes_in_by_one_press() {
    // As many columns as can be typed in; what was received may be what was resolved early.
    let early = "Đất đai\t25\t3\t0\t28\t0\t0\t0\t0\nHộ tịch\t410\t36\t2\t445\t0\t0\t3\t0\nChứng thực\t0\t812\t0\t812\t0\t0\t0\t0";
    assert_eq!(
        offered("y25.dossiers", early),
        [(false, false), (false, true)]
    );
    // A sum by chance, a blank column behind.
    let chance = "Đất đai\t100\t50\t2\t90\t30\t1\t31\t\nHộ tịch\t200\t50\t2\t190\t30\t1\t31\t";
    assert!(offered("y25.dossiers", chance).contains(&(false, false)));
    // Numbers of rows before it, a blank column before it.
    let numbered = chance.replace("Đất", "1\tĐất").replace("Hộ", "2\tHộ");
    assert!(offered("y25.dossiers", &numbered).contains(&(true, false)));
    let behind_blank = chance.replace("Đất", "\tĐất").replace("Hộ", "\tHộ");
    assert!(!offered("y25.dossiers", &behind_blank).is_empty());
    // Nobody is asked about what is clear, and headings say more than the order.
    assert!(
        offered(
            "y25.dossiers",
            "Đất đai\t3150\t1020\t12\t2980\t1150\t15\t35\t2"
        )
        .is_empty()
    );

    let sheet = Sheet::new("y25", "dossiers");
    let plan = sheet.plan(0, 0, early, &Choices::default()).unwrap();
    let mut choices = Choices::default();
    let typed = plan.orders[0].targets.iter().cloned().enumerate();
    choices.columns.extend(typed);
    let plan = sheet.plan(0, 0, early, &choices).unwrap();
    assert!(plan.is_ready() && plan.orders.is_empty());
}
