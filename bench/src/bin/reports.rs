//! Writes the files of a receiving department's day: `cargo xtask reports` runs it, with folder, count, seed and, where not every agency sends another
//! kind of file, every how manieth does.
//!
//! Beside the reports stand `agencies.csv`, the list of those that owe one, and `verdicts.csv`, what each file is.

use std::env;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use bao_cao_so::assess::assess;
use bao_cao_so::formats::csv::{CsvValue, write_csv};
use bao_cao_so::formats::report::encode::encode;
use bao_cao_so::model::collection::Agency;
use bao_cao_so::model::report::Report;
use bench::{collected, conflicts, sample};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(folder), Some(count), Some(seed)) =
        (arguments.next(), arguments.next(), arguments.next())
    else {
        return Err("Give a folder, how many reports, and a seed.".into());
    };
    let (folder, count, seed): (PathBuf, usize, u64) =
        (folder.into(), count.parse()?, seed.parse()?);
    let (_, template, _) = sample();
    // As an agency exports it: with results for its reader.
    let write = |report: &Report| {
        let assessment = assess(&template.form, &template.rules, report, None);
        encode(report, &template.form, &template.rules, &assessment)
    };
    // A real year has few of them; without this every agency sends the next kind of file.
    let every = arguments.next().map_or(Ok(1), |every| every.parse())?;
    let every: u64 = every.max(1);
    // Departments and communes of all provinces, also where few are wanted.
    let all = collected::agencies(count.max(3_800));
    let step = (all.len() / count.max(1)).max(1);
    let agencies: Vec<Agency> = all.into_iter().step_by(step).take(count).collect();
    let files = conflicts::files(&template.form, &agencies, count, (seed, every), &write);
    fs::create_dir_all(folder.join("reports"))?;
    for file in &files {
        fs::write(folder.join("reports").join(&file.file), &file.text)?;
    }
    let words = |words: &str| CsvValue::Words(words.to_owned());
    let mut list = vec![
        ["Mã định danh", "Tên cơ quan", "Cơ quan chủ quản", "Nhóm"]
            .map(words)
            .to_vec(),
    ];
    let row = |one: &Agency| {
        let cells = [&one.identifier, &one.name, &one.superior, &one.group];
        cells.map(|cell| words(cell)).to_vec()
    };
    list.extend(agencies.iter().map(row));
    fs::write(folder.join("agencies.csv"), write_csv(&list))?;
    let verdicts = files
        .iter()
        .map(|one| vec![words(&one.file), words(one.verdict)]);
    fs::write(
        folder.join("verdicts.csv"),
        write_csv(&verdicts.collect::<Vec<_>>()),
    )?;
    println!(
        "{} files of {} agencies in {}",
        files.len(),
        agencies.len(),
        folder.display()
    );
    Ok(())
}
