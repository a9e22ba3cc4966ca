//! Short names between the first file of the program and the script beside it.
//!
//! wasm-bindgen gives each function of the browser a name of some thirty letters, of which sixteen are a digest that gzip
//! cannot shorten, and each stands both in the program and in the script. Nobody else knows them: with a letter or two
//! instead, a first visit transfers 12,361 bytes less after gzip (5 %). Lazy files take all from the first through its
//! table and three names that are kept.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};

use crate::page::replace_once;

/// Whom the program imports the browser's functions from, as wasm-bindgen calls the script `main.js`.
const SCRIPT: &str = "./main_bg.js";
/// That name, short: it stands before each import.
const SHORT_SCRIPT: &str = "m";
/// How the names of exports begin that only the script knows.
const MADE_UP: &str = "wasm_bindgen_";

/// What the sections are called in the WebAssembly specification, 5.5.2.
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// The program and its script, which meet by short names.
pub fn shorten(program: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let (magic, rest) = program.split_at_checked(8).context("No program")?;
    let (mut short, mut names) = (magic.to_vec(), Names::default());
    let mut sections = Reader(rest);
    while let Some((&kind, rest)) = sections.0.split_first() {
        sections.0 = rest;
        let content = sections.sized()?;
        let content = match kind {
            IMPORTS => imports(Reader(content), &mut names)?,
            EXPORTS => exports(Reader(content), &mut names)?,
            _ => content.to_vec(),
        };
        short.push(kind);
        write_sized(&mut short, &content);
    }
    Ok((short, names.put_into(script)?))
}

/// The short names by the long ones.
#[derive(Default)]
struct Names {
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

impl Names {
    /// The next name of one, two or more letters.
    fn next(&self) -> String {
        let mut number = self.imports.len() + self.exports.len();
        let mut name = String::new();
        loop {
            name.extend(char::from_digit(number as u32 % 26 + 10, 36));
            number /= 26;
            if number == 0 {
                return name;
            }
            number -= 1;
        }
    }

    fn put_into(&self, script: &str) -> Result<String> {
        let module = |name: &str| format!("\"{name}\": import");
        let mut script = replace_once(script, &module(SCRIPT), &module(SHORT_SCRIPT))?;
        for (long, short) in &self.imports {
            let property = |name: &str| format!(" {name}: function(");
            script = replace_once(&script, &property(long), &property(short))?;
        }
        // The last ones first: a name may be the beginning of another.
        for (long, short) in self.exports.iter().rev() {
            script = script.replace(&format!("wasm.{long}"), &format!("wasm.{short}"));
        }
        ensure!(
            !script.contains(&format!("wasm.{MADE_UP}")),
            "The script asks for something that the program does not export"
        );
        Ok(script)
    }
}

fn imports(mut section: Reader, names: &mut Names) -> Result<Vec<u8>> {
    let count = section.number()?;
    let mut short = Vec::new();
    write_number(&mut short, count);
    for _ in 0..count {
        let (module, name) = (section.text()?, section.text()?);
        let (kind, index) = (section.byte()?, section.number()?);
        ensure!(kind == 0, "The program imports `{name}`, no function");
        if module == SCRIPT {
            let next = names.next();
            write_sized(&mut short, SHORT_SCRIPT.as_bytes());
            write_sized(&mut short, next.as_bytes());
            names.imports.insert(name.to_owned(), next);
        } else {
            write_sized(&mut short, module.as_bytes());
            write_sized(&mut short, name.as_bytes());
        }
        short.push(kind);
        write_number(&mut short, index);
    }
    Ok(short)
}

fn exports(mut section: Reader, names: &mut Names) -> Result<Vec<u8>> {
    let count = section.number()?;
    let mut short = Vec::new();
    write_number(&mut short, count);
    for _ in 0..count {
        let name = section.text()?;
        let (kind, index) = (section.byte()?, section.number()?);
        if name.starts_with(MADE_UP) {
            let next = names.next();
            write_sized(&mut short, next.as_bytes());
            names.exports.insert(name.to_owned(), next);
        } else {
            write_sized(&mut short, name.as_bytes());
        }
        short.push(kind);
        write_number(&mut short, index);
    }
    Ok(short)
}

/// What is left to read.
struct Reader<'program>(&'program [u8]);

impl<'program> Reader<'program> {
    fn byte(&mut self) -> Result<u8> {
        let (&byte, rest) = self.0.split_first().context("The program is cut short")?;
        self.0 = rest;
        Ok(byte)
    }

    /// A number in LEB128.
    fn number(&mut self) -> Result<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            ensure!(shift < 35, "A number is too long");
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                return Ok(number);
            }
        }
    }

    /// Bytes with their count before them.
    fn sized(&mut self) -> Result<&'program [u8]> {
        let size = self.number()?;
        let (bytes, rest) = self
            .0
            .split_at_checked(size)
            .context("The program is cut short")?;
        self.0 = rest;
        Ok(bytes)
    }

    fn text(&mut self) -> Result<&'program str> {
        Ok(str::from_utf8(self.sized()?)?)
    }
}

fn write_number(to: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        to.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

fn write_sized(to: &mut Vec<u8>, content: &[u8]) {
    write_number(to, content.len());
    to.extend(content);
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "__wbg_close_294d3f727cb7a844";
    const CLOSURE: &str = "wasm_bindgen_bc7e2e23e4310536___convert__closures";

    fn program(imports: [(&str, &str); 2], exports: &[&str]) -> Vec<u8> {
        let mut program = b"\0asm\x01\0\0\0".to_vec();
        let mut section = vec![2];
        for (module, name) in imports {
            write_sized(&mut section, module.as_bytes());
            write_sized(&mut section, name.as_bytes());
            // A function of type 300.
            section.push(0);
            write_number(&mut section, 300);
        }
        program.push(IMPORTS);
        write_sized(&mut program, &section);
        let mut section = vec![exports.len() as u8];
        for name in exports {
            write_sized(&mut section, name.as_bytes());
            section.extend([0, 5]);
        }
        program.push(EXPORTS);
        write_sized(&mut program, &section);
        program.extend([10, 1, 0]);
        program
    }

    #[test]
    fn program_and_script_meet_by_short_names() -> Result<()> {
        let other = ("./__wasm_split.js", "__wasm_split_load_help");
        let longer = format!("{CLOSURE}_1_");
        let before = program([(SCRIPT, LONG), other], &[CLOSURE, &longer, "memory"]);
        let script = format!(
            "return {{ {LONG}: function(a) {{ wasm.{longer}(a); wasm.{CLOSURE}(a); wasm.memory; }} }}; \"{SCRIPT}\": import0"
        );
        let (short, script) = shorten(&before, &script)?;
        assert_eq!(short, program([("m", "a"), other], &["b", "c", "memory"]));
        let expected =
            "return { a: function(a) { wasm.c(a); wasm.b(a); wasm.memory; } }; \"m\": import0";
        assert_eq!(script, expected);
        Ok(())
    }

    #[test]
    fn a_script_that_does_not_know_the_import_is_refused() {
        let before = program([(SCRIPT, LONG), (SCRIPT, "b")], &[]);
        assert!(shorten(&before, "\"./main_bg.js\": import0").is_err());
        assert!(shorten(b"\0asm\x01\0\0\0\x02\x05\x01", "").is_err());
    }

    #[test]
    fn names_are_told_apart() {
        let mut names = Names::default();
        for number in 0..2000 {
            names.exports.insert(number.to_string(), names.next());
        }
        let mut short: Vec<_> = names.exports.values().collect();
        short.sort();
        short.dedup();
        assert_eq!(short.len(), 2000);
    }
}
