//! How fields are rolled up: what follows from their kinds, and what a template says.

use bao_cao_so::model::template::{OverTime, RollUp};
use bao_cao_so::template::roll_up::Method;

use super::compiled;

#[track_caller]
fn check(name: &str, roll_up: RollUp, over_time: OverTime) {
    let template = compiled();
    let (form, rules) = (&template.form, &template.rules);
    let found = match name.split_once('.') {
        None => match form.fields.get(name) {
            Some(placed) => rules.method_of_field(&placed.field),
            None => rules.method_of_table(&form.tables[name].table),
        },
        Some((table, column)) => {
            let table = &form.tables[table].table;
            let mut columns = table.columns.iter();
            let column = columns.find(|one| one.id == column).unwrap();
            rules.method_of_column(table, column)
        }
    };
    assert_eq!(found, Method { roll_up, over_time }, "{name}");
}

#[test]
fn what_a_template_leaves_open_follows_from_the_kind() {
    check("received", RollUp::Sum, OverTime::Flow);
    check("money", RollUp::Sum, OverTime::Flow);
    check("statedRate", RollUp::None, OverTime::Flow);
    check("firewall", RollUp::Distribution, OverTime::Flow);
    check("hasLan", RollUp::Distribution, OverTime::Flow);
    check("proposals", RollUp::List, OverTime::Flow);
    check("fields.done", RollUp::Sum, OverTime::Flow);
    check("fields.share", RollUp::None, OverTime::Flow);
    check("fields.name", RollUp::List, OverTime::Flow);
}

#[test]
fn what_a_template_says_stands() {
    check("opening", RollUp::Sum, OverTime::OpeningStock);
    check("people", RollUp::Sum, OverTime::None);
    check("communes", RollUp::Latest, OverTime::Flow);
    check("languages", RollUp::None, OverTime::Flow);
    check("fields", RollUp::ByName, OverTime::Flow);
    check("platforms", RollUp::List, OverTime::Stock);
    // A column is in time what the rows of its table are.
    check("staff", RollUp::Sum, OverTime::Stock);
    check("staff.full", RollUp::Sum, OverTime::Stock);
}

#[test]
fn a_compiled_form_leaves_the_rules_to_the_rules() {
    let template = compiled();
    let stated = template.form.fields.values();
    assert!(
        stated
            .map(|one| one.field.roll_up)
            .all(|one| one == Default::default())
    );
    assert_eq!(template.rules.roll_up.len(), 9);
}

#[test]
fn stocks_and_openings_of_shipped_templates_are_marked() {
    let shipped = crate::shipped();
    let (form, rules) = (
        shipped.form("bao-cao-nam-cntt").unwrap(),
        shipped.rules("bao-cao-nam-cntt").unwrap(),
    );
    let over_time = |id: &str| rules.method_of_field(&form.fields[id].field).over_time;
    for (id, expected) in [
        ("headcount", OverTime::Stock),
        ("carriedOverDossiers", OverTime::OpeningStock),
        ("pendingDossiers", OverTime::Stock),
        // With what the period before handed over: added up, that would count twice.
        ("receivedDossiers", OverTime::None),
        ("itFunding", OverTime::Flow),
        ("staffTrained", OverTime::None),
    ] {
        assert_eq!(over_time(id), expected, "{id}");
    }
    // What a period hands over to the next is a stock at both of its ends.
    for form in &shipped.forms {
        let rules = crate::rules(form);
        for placed in form.fields.values() {
            if placed.field.continues.is_some() {
                let over_time = rules.method_of_field(&placed.field).over_time;
                assert_eq!(over_time, OverTime::OpeningStock, "{}", placed.field.id);
            }
        }
        for placed in form.tables.values() {
            for column in placed
                .table
                .columns
                .iter()
                .filter(|one| one.continues.is_some())
            {
                let over_time = rules.method_of_column(&placed.table, column).over_time;
                assert_eq!(over_time, OverTime::OpeningStock, "{}", column.id);
            }
        }
    }
}
