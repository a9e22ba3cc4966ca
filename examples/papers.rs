//! Writes the documents of `tests/data/layout/documents.json` for the layout tests: each as the exported HTML, and beside
//! it the words of its parts in their order, by which the tests find them on paper, and, where the app knows its template,
//! the exchange file to open there. `cargo xtask test layout` runs it; to a
//! person, `cargo run --no-default-features --features schema --example papers -- tests/data/layout FOLDER` shows them.

use std::env;
use std::fs;
use std::path::Path as File;
use std::process::ExitCode;

use bao_cao_so::assess::assess;
use bao_cao_so::catalog::{Catalog, SAMPLES};
use bao_cao_so::document::compose::{Written, compose};
use bao_cao_so::document::html::to_html;
use bao_cao_so::document::tree::{Annex, Block, Document, Orientation, Row, Table};
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::report::encode::encode;
use bao_cao_so::formats::template::decode::decode_template;
use bao_cao_so::messages::vi::sentences::render_subject_and_closing;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::number::Number;
use bao_cao_so::model::report::{Override, Report};
use bao_cao_so::template::compile::Compiled;
use serde_json::{Value, json};

/// What can go wrong, in a sentence.
type Outcome<T> = Result<T, String>;

fn main() -> ExitCode {
    let told = match (env::args_os().nth(1), env::args_os().nth(2)) {
        (Some(data), Some(target)) => write_all(File::new(&data), File::new(&target)),
        _ => Err("Give the folder with documents.json and the folder to write to.".to_owned()),
    };
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn write_all(data: &File, target: &File) -> Outcome<()> {
    let catalog =
        Catalog::load().map_err(|_| "The built-in templates are broken: run the native tests.")?;
    let mut catalog = catalog;
    let own = read(&data.join("outline.json"))?;
    let own = decode_template(&own, &catalog.built_in)
        .map_err(|refusal| format!("outline.json: {refusal:?}"))?;
    catalog.add(own);
    let list: Value = serde_json::from_str(&read(&data.join("documents.json"))?)
        .map_err(|error| error.to_string())?;
    fs::create_dir_all(target)
        .map_err(|error| format!("{} could not be made: {error}.", target.display()))?;
    for wanted in list.as_array().ok_or("documents.json is no list")? {
        let id = text(wanted, "id");
        let source = match SAMPLES
            .iter()
            .find(|(name, _)| *name == text(wanted, "from"))
        {
            Some((_, source)) => (*source).to_owned(),
            None => read(&data.join(format!("{}.json", text(wanted, "from"))))?,
        };
        let decoded =
            decode(&source, &catalog.forms).map_err(|problem| format!("{id}: {problem:?}"))?;
        let mut report = decoded.report;
        change(&mut report, wanted)?;
        let template = catalog.template(&decoded.template.id).ok_or("no rules")?;
        explain(&template, &mut report, wanted)?;
        let file = encode(
            &report,
            &template.form,
            &template.rules,
            &assess(&template.form, &template.rules, &report, None),
        );
        // As the app reads it: a text beyond its limit, say, is kept as one that could not be read.
        let read = decode(&file, &catalog.forms)
            .map_err(|problem| format!("{id}, written and read: {problem:?}"))?;
        let document = laid_out(&template, &read.report);
        save(&target.join(format!("{id}.html")), &to_html(&document))?;
        if catalog
            .forms
            .iter()
            .any(|known| known.digest == decoded.template.digest)
        {
            save(&target.join(format!("{id}.exchange.json")), &file)?;
        }
        save(
            &target.join(format!("{id}.json")),
            &parts(&document).to_string(),
        )?;
    }
    Ok(())
}

/// Explains every finding that can be, in the words that are wanted.
fn explain(template: &Compiled, report: &mut Report, wanted: &Value) -> Outcome<()> {
    let Answer::Text(words) = answer(&wanted["explain"])? else {
        return Ok(());
    };
    for finding in assess(&template.form, &template.rules, report, None)
        .findings()
        .iter()
        .filter(|finding| finding.explainable)
    {
        let edit = Override {
            text: words.clone(),
            based_on: vec![finding.basis()],
        };
        report.explanations.insert(finding.key.clone(), edit);
    }
    Ok(())
}

fn laid_out(template: &Compiled, report: &Report) -> Document {
    let (subject, closing) = render_subject_and_closing(&template.form, &template.rules, report);
    compose(
        &template.form,
        &template.rules,
        report,
        &assess(&template.form, &template.rules, report, None),
        &Written {
            subject,
            closing,
            ..Written::default()
        },
    )
}

/// Sets answers, and adds rows like one that is there.
fn change(report: &mut Report, wanted: &Value) -> Outcome<()> {
    for (path, value) in wanted["set"].as_object().into_iter().flatten() {
        report.set(FieldPath::new(path.as_str()), answer(value)?);
    }
    for more in wanted["rows"].as_array().into_iter().flatten() {
        let (table, like) = (text(more, "table"), text(more, "like"));
        let count = more["count"].as_u64().ok_or("a count of rows is missing")?;
        let cells: Vec<(String, Answer)> = report
            .answers
            .iter()
            .filter_map(|(path, answer)| {
                Some((
                    path.as_str()
                        .strip_prefix(&format!("{table}.{like}."))?
                        .to_owned(),
                    answer.clone(),
                ))
            })
            .collect();
        for number in 0..count {
            let row = format!("more{number}");
            for (column, answer) in &cells {
                report.set(FieldPath::cell(table, &row, column), answer.clone());
            }
            report.rows.entry(table.to_owned()).or_default().push(row);
        }
    }
    Ok(())
}

/// A text, a number, or `{ "text", "times", "between" }` for a long text.
fn answer(value: &Value) -> Outcome<Answer> {
    Ok(match value {
        Value::Null => Answer::Blank,
        Value::Number(number) => {
            let number = number
                .as_u64()
                .and_then(|number| u32::try_from(number).ok())
                .ok_or("a number is too large")?;
            Answer::Number(Number::from(number))
        }
        Value::Object(_) => {
            let times = value["times"]
                .as_u64()
                .and_then(|times| usize::try_from(times).ok())
                .unwrap_or(1);
            Answer::Text(vec![text(value, "text"); times].join(text(value, "between")))
        }
        other => Answer::Text(
            other
                .as_str()
                .ok_or("an answer is neither text nor number")?
                .to_owned(),
        ),
    })
}

/// The words of the parts, in the order of reading.
fn parts(document: &Document) -> Value {
    let head = &document.letterhead;
    let addressees = document.addressees.as_ref();
    json!({
        "title": document.title,
        "superior": head.superior, "issuer": head.issuer, "state": head.state, "motto": head.motto,
        "draftMark": document.draft_mark,
        "code": head.code_line, "placeDate": head.place_date,
        "kind": document.kind, "subject": document.subject,
        "addresseesLabel": addressees.map(|to| to.label.clone()),
        "addressees": addressees.map(|to| to.names.clone()).unwrap_or_default(),
        "bases": document.bases,
        "body": blocks(&document.body),
        "closing": document.closing,
        "recipientsLabel": document.recipients.label, "recipients": document.recipients.entries,
        "authority": document.signature.authority, "position": document.signature.position,
        "signer": document.signature.name,
        "annexes": document.annexes.iter().map(annex).collect::<Vec<_>>(),
        "check": document.check_mark.as_ref().map(|mark| mark.lines.clone()).unwrap_or_default(),
    })
}

fn annex(annex: &Annex) -> Value {
    json!({
        "label": annex.label, "title": annex.title, "attachment": annex.attachment, "cutOff": annex.cut_off,
        "landscape": annex.orientation == Orientation::Landscape,
        "body": blocks(&annex.blocks),
    })
}

fn blocks(blocks: &[Block]) -> Vec<Value> {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> Value {
    match block {
        Block::Heading {
            level,
            number,
            text,
        } => {
            json!({ "sort": "heading", "level": format!("{level:?}"), "text": format!("{number} {text}") })
        }
        Block::Paragraph(text) => json!({ "sort": "paragraph", "text": text }),
        Block::Dash(text) => json!({ "sort": "dash", "text": format!("- {text}") }),
        Block::Plus(text) => json!({ "sort": "plus", "text": format!("+ {text}") }),
        Block::Remark(text) => json!({ "sort": "remark", "text": text }),
        Block::Table(inner) => table(inner),
        Block::Picture(picture) => json!({ "sort": "picture", "text": picture.caption }),
    }
}

fn table(table: &Table) -> Value {
    let header: Vec<Vec<&str>> = table
        .header
        .iter()
        .map(|row| row.iter().map(|cell| cell.text.as_str()).collect())
        .collect();
    let alignments: Vec<String> = table
        .columns
        .iter()
        .map(|column| format!("{:?}", column.alignment))
        .collect();
    let rows: Vec<Value> = table.rows.iter().map(row).collect();
    json!({
        "sort": "table", "caption": table.caption, "unit": table.unit,
        "header": header, "alignments": alignments, "rows": rows,
    })
}

fn row(row: &Row) -> Value {
    match row {
        Row::Group(text) => json!({ "sort": "group", "cells": [text] }),
        Row::Cells(cells) | Row::Total(cells) => {
            let sort = if matches!(row, Row::Total(_)) {
                "total"
            } else {
                "cells"
            };
            json!({ "sort": sort, "cells": cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>() })
        }
    }
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

fn read(file: &File) -> Outcome<String> {
    fs::read_to_string(file)
        .map_err(|error| format!("{} could not be read: {error}.", file.display()))
}

fn save(file: &File, text: &str) -> Outcome<()> {
    fs::write(file, text)
        .map_err(|error| format!("{} could not be written: {error}.", file.display()))
}
