//! Short names for what the program takes from its script.
//!
//! wasm-bindgen names each function with a digest of sixteen digits, in the program and in the script: 10.5 KB of the first visit
//! after gzip, of 262 KB. No other file knows these names.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow, ensure};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ImportSection, Module};
use wasmparser::{ImportSectionReader, Parser, Payload};

/// A program and the script that it takes functions from, under short names.
pub fn shorten(program: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut short = Names::default();
    for payload in Parser::new(0).parse_all(program) {
        if let Payload::ImportSection(imports) = payload? {
            for import in imports.into_imports() {
                let number = short.0.len();
                short.0.insert(import?.name.to_owned(), nth_name(number));
            }
        }
    }
    let mut script = script.to_owned();
    for (name, short) in &short.0 {
        // A member of the object of imports, with or without quotes, and nothing else.
        let is_part = |sign: char| sign.is_ascii_alphanumeric() || sign == '_';
        let mut places = script.match_indices(name.as_str()).filter(|(start, _)| {
            let behind = script.get(start + name.len()..).unwrap_or_default();
            !behind.starts_with(is_part)
        });
        let (start, _) = places
            .next()
            .ok_or_else(|| anyhow!("The script has no {name}"))?;
        ensure!(places.next().is_none(), "The script has {name} twice");
        script.replace_range(start..start + name.len(), short);
    }
    let mut module = Module::new();
    let written = short.parse_core_module(&mut module, Parser::new(0), program);
    written.map_err(|error| anyhow!("The program was not written anew: {error}"))?;
    Ok((module.finish(), script))
}

/// Short names by the names that wasm-bindgen gave.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Reencode for Names {
    type Error = anyhow::Error;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error<anyhow::Error>> {
        for import in section.into_imports() {
            let import = import?;
            let kind = self.entity_type(import.ty)?;
            let name = self.0.get(import.name).map_or(import.name, String::as_str);
            imports.import(import.module, name, kind);
        }
        Ok(())
    }
}

/// `a` to `z`, then `ba`, `bb` ...
fn nth_name(number: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(number % 26).unwrap_or_default());
    match number / 26 {
        0 => letter.to_string(),
        rest => nth_name(rest) + &letter.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{EntityType, TypeSection};

    use super::*;

    fn program() -> Vec<u8> {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        for name in ["__wbg_set_id_0123", "#__wbindgen_generic_1"] {
            imports.import("./main_bg.js", name, EntityType::Function(0));
        }
        let mut module = Module::new();
        module.section(&types).section(&imports);
        module.finish()
    }

    #[test]
    fn both_know_the_functions_by_the_same_short_names() {
        let script = "{ __wbg_set_id_0123: function() {}, \"#__wbindgen_generic_1\": function() {}, __wbg_set_id_01234: 0 }";
        let (program, script) = shorten(&program(), script).unwrap();
        assert_eq!(
            script,
            "{ a: function() {}, \"b\": function() {}, __wbg_set_id_01234: 0 }"
        );
        let sections = Parser::new(0).parse_all(&program);
        let names = sections.filter_map(|payload| match payload.unwrap() {
            Payload::ImportSection(imports) => Some(imports.into_imports()),
            _ => None,
        });
        let names: Vec<&str> = names.flatten().map(|import| import.unwrap().name).collect();
        assert_eq!(names, ["a", "b"]);
    }

    #[test]
    fn a_script_that_takes_them_otherwise_is_refused() {
        assert!(shorten(&program(), "{ __wbg_set_id_0123: 0 }").is_err());
        let twice = "__wbg_set_id_0123 __wbg_set_id_0123 #__wbindgen_generic_1";
        assert!(shorten(&program(), twice).is_err());
    }

    #[test]
    fn names_go_on_behind_the_alphabet() {
        let names = [0, 25, 26, 27, 52, 701].map(nth_name);
        assert_eq!(
            names,
            ["a", "z", "ba", "bb", "ca", "baz"].map(str::to_owned)
        );
    }
}
