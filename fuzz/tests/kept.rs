//! Every target over its seeds and over what was found once: seconds, without the engine.

use std::fs;
use std::path::Path;

use fuzz::TARGETS;

fn inputs(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.expect("a readable folder").path());
    let mut files: Vec<_> = entries.filter(|path| path.is_file()).collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            (
                path.display().to_string(),
                fs::read(&path).expect("a readable file"),
            )
        })
        .collect()
}

#[test]
fn every_target_holds_over_its_seeds_and_over_what_was_found() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    for target in TARGETS {
        let seeds = inputs(&home.join("seeds").join(target.name));
        assert!(!seeds.is_empty(), "no seeds for {}", target.name);
        for (name, input) in seeds
            .into_iter()
            .chain(inputs(&home.join("kept").join(target.name)))
        {
            println!("{name}");
            (target.run)(&input);
        }
    }
}
