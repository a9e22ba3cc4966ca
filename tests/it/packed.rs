//! Packed templates are the compiled ones.

use bao_cao_so::assess::assess;
use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::packed::{
    form_file, pack_form, pack_templates, rules_file, unpack_form, unpack_templates, unpack_whole,
};
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::report::encode::encode;
use bao_cao_so::formula::syntax::Expression;
use bao_cao_so::template::check_rule::CheckRule;
use bao_cao_so::template::compile::Compiled;

fn compiled() -> Vec<Compiled> {
    let catalog = crate::shipped();
    let forms = catalog.forms.iter();
    forms
        .map(|form| catalog.template(&form.id).unwrap())
        .collect()
}

#[test]
fn what_was_packed_packs_to_the_same_bytes() {
    let bytes = pack_templates(&compiled());
    assert!(bytes.len() > 10_000);
    assert_eq!(pack_templates(&unpack_templates(&bytes)), bytes);
}

#[test]
fn a_form_comes_with_the_acts_that_it_names() {
    for Compiled { form, .. } in compiled() {
        let bytes = pack_form(&form);
        let name = form_file(&form.id, &bytes);
        let packed = unpack_form(&form.id, &name, &bytes).unwrap();
        // A host that answers with a page of its own, or cuts the file short, brings no form.
        assert!(unpack_form(&form.id, &name, b"<!doctype html>").is_none());
        assert!(unpack_form(&form.id, &name, &bytes[..bytes.len() / 2]).is_none());
        assert_eq!(
            format!("{:?}{:?}", packed.fields, packed.tables),
            format!("{:?}{:?}", form.fields, form.tables)
        );
        assert_eq!(packed.digest, form.digest);
        let named = form
            .document
            .bases
            .iter()
            .chain(form.fields.values().flat_map(|placed| &placed.field.acts));
        named.for_each(|act| {
            assert_eq!(
                format!("{:?}", packed.acts.get(act)),
                format!("{:?}", form.acts.get(act))
            )
        });
    }
}

#[test]
fn the_file_of_rules_is_the_whole_template() {
    for template in compiled() {
        let bytes = pack_templates(std::slice::from_ref(&template));
        let id = &template.form.id;
        let name = rules_file(id, &bytes);
        let whole = unpack_whole(id, &name, &bytes).unwrap();
        assert_eq!(pack_templates(&[whole]), bytes);
        assert!(unpack_whole(id, &name, &bytes[..bytes.len() / 2]).is_none());
    }
}

#[test]
fn packed_forms_are_the_compiled_ones() {
    for (one, other) in compiled()
        .iter()
        .zip(unpack_templates(&pack_templates(&compiled())))
    {
        assert_eq!(format!("{:?}", one.form), format!("{:?}", other.form));
    }
}

/// Where each part of the rules of declared checks begins.
fn starts(template: &Compiled) -> Vec<usize> {
    let mut starts = Vec::new();
    for check in &template.rules.checks {
        if let CheckRule::Formula(declared) = &check.rule {
            let mut see = |part: &Expression, _: Option<&str>| starts.push(part.span.start);
            declared.rule.visit(None, &mut see);
        }
    }
    starts
}

#[test]
fn packed_rules_know_where_their_parts_begin_so_that_fingerprints_are_the_same() {
    for (one, other) in compiled()
        .iter()
        .zip(unpack_templates(&pack_templates(&compiled())))
    {
        assert!(starts(one).iter().any(|start| *start > 0));
        assert_eq!(starts(one), starts(&other));
    }
}

#[test]
fn a_report_is_assessed_alike_by_both() {
    let catalog = crate::shipped();
    let all = unpack_templates(&pack_templates(&compiled()));
    for (_, sample) in SAMPLES {
        let decoded = decode(sample, &catalog.forms).unwrap();
        let (form, report) = (&decoded.template, &decoded.report);
        let packed = all.iter().find(|one| one.form.id == form.id).unwrap();
        let rules = crate::rules(form);
        let expected = encode(report, form, rules, &assess(form, rules, report, None));
        let found = assess(&packed.form, &packed.rules, report, None);
        assert_eq!(
            encode(report, &packed.form, &packed.rules, &found),
            expected
        );
    }
}

#[test]
fn damaged_bytes_stop_nothing() {
    let bytes = pack_templates(&compiled());
    for length in [0, 1, 100, bytes.len() / 2] {
        assert!(unpack_templates(&bytes[..length]).len() <= compiled().len());
    }
}
