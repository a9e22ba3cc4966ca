//! What the columns of a table have to do with one another: which one names the rows, which unit they share.

use bao_cao_so::model::template::Table;

#[track_caller]
fn check(template: &str, table: &str, names: Option<&str>, shared: Option<&str>) {
    let forms = &crate::shipped().forms;
    let form = forms.iter().find(|form| form.id == template).unwrap();
    let table: &Table = &form.tables[table].table;
    let naming = table
        .naming_column()
        .map(|at| table.columns[at].id.as_str());
    assert_eq!(
        (naming, table.shared_unit()),
        (names, shared),
        "{}",
        table.id
    );
}

#[test]
fn rows_are_named_by_the_declared_column_or_the_first_that_marks_no_groups() {
    let documents = "danh-gia-ke-hoach-giai-doan";
    check(documents, "issuedDocuments", Some("notation"), None);
    check("ket-qua-ke-hoach", "tasks", Some("content"), None);
    check("bao-cao-nam-cntt", "software", Some("name"), None);
}

#[test]
fn a_unit_is_said_once_where_all_numbers_but_percentages_have_it() {
    let yearly = "bao-cao-nam-chuyen-doi-so";
    // Eleven columns of dossiers, and a rate.
    check(yearly, "dossiers", Some("field"), Some("hồ sơ"));
    check(yearly, "staff", Some("fullTime"), Some("người"));
    // One column says it itself.
    check(yearly, "funding", Some("content"), None);
    let money = "danh-gia-ke-hoach-giai-doan";
    check(money, "funding", Some("year"), Some("triệu đồng"));
    // Some counts have no unit, or another one.
    check("ket-qua-ke-hoach", "objectives", Some("content"), None);
    check("tong-hop-nghi-quyet-cpdt", "oneStop", Some("period"), None);
}
