//! Dates that an American spreadsheet wrote, month first: none of them becomes another day.

use bao_cao_so::formats::clipboard::paste::Choices;
use bao_cao_so::messages::vi::paste_account::notes;

use super::{Sheet, check_at};

/// How many dates are said to be of either order, and how many to have the month first.
#[track_caller]
fn check_said(table: &str, at: (usize, usize), text: &str, expected: (usize, usize)) {
    let (template, table) = table.split_once('.').unwrap();
    let sheet = Sheet::new(template, table);
    let plan = sheet.plan(at.0, at.1, text, &Choices::default()).unwrap();
    assert!(plan.doubts().is_empty(), "{text:?}: {:?}", plan.doubts());
    let said = notes(&plan, &sheet.table).join("\n");
    let (either, month) = expected;
    for (count, begin, end) in [
        (either, "Không dán ", " ô ngày"),
        (month, "", " ô: Ngày viết kiểu tháng/ngày"),
    ] {
        let told = format!("{begin}{count}{end}");
        assert_eq!(said.contains(end), count > 0, "{text:?}: {said}");
        assert!(count == 0 || said.contains(&told), "{text:?}: {said}");
    }
}

#[test]
fn where_one_date_has_the_month_first_no_other_is_taken_day_first() {
    let block = "03/04/2024\n05/25/2024\n06/07/2024\n08/30/2024";
    check_at(
        "plan.issuedDocuments",
        (0, 1),
        block,
        "+0: \n+1: issued=!05/25/2024\n+2: \n+3: issued=!08/30/2024",
    );
    check_said("plan.issuedDocuments", (0, 1), block, (2, 2));
    // With names, other signs, years of two digits; a day that is the same in both orders is taken.
    check_at(
        "plan.issuedDocuments",
        (0, 0),
        "Văn bản A\t3-4-2024\nVăn bản B\t5-25-2024\nVăn bản C\t5-5-2024\nVăn bản D\t2024-05-06",
        "+0: name=Văn bản A\n+1: name=Văn bản B | issued=!5-25-2024\n+2: name=Văn bản C | issued=05/5/2024\n+3: name=Văn bản D | issued=06/5/2024",
    );
    check_said("plan.issuedDocuments", (0, 1), "3/4/2024\n5/25/24", (1, 1));
    // stage
    let column = Sheet::new("stage", "issuedDocuments").table.columns;
    let column = column
        .iter()
        .position(|field| field.id == "issuedOn")
        .unwrap();
    let block = "3/4/2016\n5/13/2016\n12/1/2017";
    check_at(
        "stage.issuedDocuments",
        (0, column),
        block,
        "+0: \n+1: issuedOn=!5/13/2016\n+2: ",
    );
    check_said("stage.issuedDocuments", (0, column), block, (2, 1));
}

#[test]
fn a_table_that_is_shown_turned_has_its_dates_in_a_row() {
    let tables = Sheet::new("reso", "oneStop").template.tables.clone();
    for (id, table) in &tables {
        let columns = &table.table.columns;
        let dates = |wanted: &str| columns.iter().position(|field| field.id == wanted);
        let (Some(as_of), Some(_)) = (dates("asOf"), dates("sourceDate")) else {
            continue;
        };
        let table = format!("reso.{id}");
        check_said(&table, (0, as_of), "12/31/2017\t3/4/2018", (1, 1));
        // One line of them tells of the other, which does not.
        check_said(
            &table,
            (0, as_of),
            "12/31/2017\t3/4/2018\nA\tB\n1/5/2018\t4/5/2018",
            (3, 1),
        );
    }
}

#[test]
fn dates_with_the_day_first_stay_as_they_are() {
    for (text, unreadable) in [
        ("03/04/2024\n06/07/2024", 0),
        ("03/04/2024\n25/05/2024\n06/07/2024", 0),
        // Of both orders: a slip.
        ("03/04/2024\n25/05/2024\n05/25/2024", 1),
    ] {
        check_said("plan.issuedDocuments", (0, 1), text, (0, unreadable));
    }
    check_at(
        "plan.issuedDocuments",
        (0, 1),
        "03/04/2024\n25/05/2024\n05/25/2024",
        "+0: issued=03/4/2024\n+1: issued=25/5/2024\n+2: issued=!05/25/2024",
    );
}
