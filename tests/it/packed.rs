//! Packed templates are the compiled ones.

use bao_cao_so::assess::assess;
use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::packed::{
    form_file, pack, pack_form, rules_file, unpack, unpack_form, unpack_whole,
};
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::report::encode::encode;
use bao_cao_so::template::checked::CheckedTemplate;

fn compiled() -> Vec<CheckedTemplate> {
    crate::shipped()
        .templates
        .iter()
        .map(|template| template.as_ref().clone())
        .collect()
}

#[test]
fn what_was_packed_packs_to_the_same_bytes() {
    let bytes = pack(&compiled());
    assert!(bytes.len() > 10_000);
    assert_eq!(pack(&unpack(&bytes)), bytes);
}

#[test]
fn a_form_is_the_template_without_its_rules() {
    for template in compiled() {
        let bytes = pack_form(&template);
        let (id, name) = (
            &template.template.id,
            form_file(&template.template.id, &bytes),
        );
        let form = unpack_form(id, &name, &bytes).unwrap();
        // A host that answers with a page of its own, or cuts the file short, brings no form.
        assert!(unpack_form(id, &name, b"<!doctype html>").is_none());
        assert!(unpack_form(id, &name, &bytes[..bytes.len() / 2]).is_none());
        assert!(form.indicators.is_empty() && form.checks.is_empty() && form.sentences.is_empty());
        assert_eq!(
            format!("{:?}{:?}", form.fields, form.tables),
            format!("{:?}{:?}", template.fields, template.tables)
        );
        assert_eq!(form.digest, template.digest);
        let named = template.template.document.bases.iter().chain(
            template
                .fields
                .values()
                .flat_map(|placed| &placed.field.acts),
        );
        named.for_each(|act| {
            assert_eq!(
                format!("{:?}", form.acts.get(act)),
                format!("{:?}", template.acts.get(act))
            )
        });
    }
}

#[test]
fn the_file_of_rules_is_the_whole_template() {
    for template in compiled() {
        let bytes = pack(std::slice::from_ref(&template));
        let id = &template.template.id;
        let name = rules_file(id, &bytes);
        let whole = unpack_whole(id, &name, &bytes).unwrap();
        assert_eq!(pack(&[whole]), bytes);
        assert!(unpack_whole(id, &name, &bytes[..bytes.len() / 2]).is_none());
    }
}

#[test]
fn packed_templates_have_all_names_of_the_compiled_ones() {
    for (one, other) in compiled().iter().zip(unpack(&pack(&compiled()))) {
        assert_eq!(
            format!("{:?}{:?}{:?}", one.fields, one.tables, one.acts),
            format!("{:?}{:?}{:?}", other.fields, other.tables, other.acts)
        );
        assert_eq!(
            (&one.digest, format!("{:?}", one.particulars)),
            (&other.digest, format!("{:?}", other.particulars))
        );
    }
}

#[test]
fn a_report_is_assessed_alike_by_both() {
    let catalog = crate::shipped();
    for (_, sample) in SAMPLES {
        let decoded = decode(sample, &catalog.templates).unwrap();
        let packed = unpack(&pack(&compiled()))
            .into_iter()
            .find(|one| one.template.id == decoded.template.template.id)
            .unwrap();
        let expected = encode(
            &decoded.report,
            &decoded.template,
            &assess(&decoded.template, &decoded.report, None),
        );
        assert_eq!(
            encode(
                &decoded.report,
                &packed,
                &assess(&packed, &decoded.report, None)
            ),
            expected
        );
    }
}

#[test]
fn damaged_bytes_stop_nothing() {
    let bytes = pack(&compiled());
    for length in [0, 1, 100, bytes.len() / 2] {
        assert!(unpack(&bytes[..length]).len() <= compiled().len());
    }
}
