//! After wasm-bindgen: what no browser needs is taken out of a program.
//!
//! Only sections as a whole and names of imports are touched; code and data are copied as they are. The layout is that of
//! the WebAssembly core specification, "Modules" in its binary format.

use crate::failure::{Failure, Result};

/// What every module begins with: its mark and version.
const HEAD: usize = 8;
/// Sections for tools: names of functions, producers.
const CUSTOM: u8 = 0;
/// The section of imports.
const IMPORTS: u8 = 2;
/// How names of imports begin that wasm-bindgen made up, and how many digits of a digest they end in.
const MADE_UP: [&str; 2] = ["__wbg_", "__wbindgen_"];
const DIGITS: usize = 16;

/// A name of an import, and the short one in its place.
pub type Renamed = (String, String);

/// The program without custom sections.
pub fn without_custom(module: &[u8]) -> Result<Vec<u8>> {
    Ok(assembled(module, sections(module)?.into_iter().filter(|(kind, _)| *kind != CUSTOM)))
}

/// The program with short names of imports, and what became of each: digests do not compress.
pub fn short_imports(module: &[u8]) -> Result<(Vec<u8>, Vec<Renamed>)> {
    let (mut renamed, mut written) = (Vec::new(), Vec::new());
    let sections = sections(module)?;
    for (kind, content) in sections {
        let content = if kind == IMPORTS { imports(content, &mut renamed)? } else { content.to_vec() };
        written.push((kind, content));
    }
    let parts = written.iter().map(|(kind, content)| (*kind, content.as_slice()));
    Ok((assembled(module, parts), renamed))
}

/// The script with the short names.
pub fn following(script: &str, renamed: &[Renamed]) -> String {
    renamed.iter().fold(script.to_owned(), |script, (old, new)| script.replace(old, new))
}

fn assembled<'a>(module: &[u8], sections: impl Iterator<Item = (u8, &'a [u8])>) -> Vec<u8> {
    let mut whole = module.iter().take(HEAD).copied().collect::<Vec<u8>>();
    for (kind, content) in sections {
        whole.push(kind);
        push_number(&mut whole, content.len());
        whole.extend_from_slice(content);
    }
    whole
}

fn sections(module: &[u8]) -> Result<Vec<(u8, &[u8])>> {
    let mut rest = module.get(HEAD..).ok_or_else(cut)?;
    let mut sections = Vec::new();
    while let Some((kind, after)) = rest.split_first() {
        let (length, after) = number(after)?;
        let (content, after) = after.split_at_checked(length).ok_or_else(cut)?;
        sections.push((*kind, content));
        rest = after;
    }
    Ok(sections)
}

/// The section of imports with short names.
fn imports(content: &[u8], renamed: &mut Vec<Renamed>) -> Result<Vec<u8>> {
    let (count, mut rest) = number(content)?;
    let mut written = Vec::new();
    push_number(&mut written, count);
    for place in 0..count {
        let (from, after) = text(rest)?;
        let (name, after) = text(after)?;
        let kind = importing(after)?;
        let (kind, after) = after.split_at_checked(kind).ok_or_else(cut)?;
        push_text(&mut written, from);
        if is_made_up(name) {
            let short = format!("_{place}_");
            push_text(&mut written, &short);
            renamed.push((name.to_owned(), short));
        } else {
            push_text(&mut written, name);
        }
        written.extend_from_slice(kind);
        rest = after;
    }
    Ok(written)
}

fn is_made_up(name: &str) -> bool {
    let digits = name.rsplit('_').next().unwrap_or_default();
    let hexadecimal = |digit: u8| digit.is_ascii_digit() || (b'a'..=b'f').contains(&digit);
    MADE_UP.iter().any(|beginning| name.starts_with(beginning)) && digits.len() == DIGITS && digits.bytes().all(hexadecimal)
}

/// How many bytes tell what is imported.
fn importing(bytes: &[u8]) -> Result<usize> {
    let after = |skipped: usize| -> Result<usize> {
        let rest = bytes.get(skipped..).ok_or_else(cut)?;
        let (_, left) = number(rest)?;
        Ok(bytes.len() - left.len())
    };
    let limits = |at: usize| -> Result<usize> {
        let least = after(at + 1)?;
        if bytes.get(at).ok_or_else(cut)? & 1 == 1 { after(least) } else { Ok(least) }
    };
    match bytes.first().ok_or_else(cut)? {
        // A function, by its type.
        0 => after(1),
        // A table: what it holds, then its limits.
        1 => limits(2),
        2 => limits(1),
        // A global: its type, and whether it changes.
        3 => Ok(3),
        // A tag: one byte, then its type.
        4 => after(2),
        kind => Err(Failure::new(format!(
            "The program imports something of the unknown kind {kind}. Look at xtask/src/wasm.rs."
        ))),
    }
}

/// A whole number, seven bits a byte, the lowest first.
fn number(bytes: &[u8]) -> Result<(usize, &[u8])> {
    let (mut value, mut shift, mut rest) = (0_usize, 0_u32, bytes);
    loop {
        let (byte, after) = rest.split_first().ok_or_else(cut)?;
        value |= usize::from(byte & 0x7f).checked_shl(shift).unwrap_or_default();
        (shift, rest) = (shift + 7, after);
        if byte & 0x80 == 0 {
            return Ok((value, rest));
        }
    }
}

fn text(bytes: &[u8]) -> Result<(&str, &[u8])> {
    let (length, rest) = number(bytes)?;
    let (text, rest) = rest.split_at_checked(length).ok_or_else(cut)?;
    Ok((std::str::from_utf8(text).map_err(|_| cut())?, rest))
}

fn push_number(into: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        into.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    into.push(value as u8);
}

fn push_text(into: &mut Vec<u8>, text: &str) {
    push_number(into, text.len());
    into.extend_from_slice(text.as_bytes());
}

fn cut() -> Failure {
    Failure::new("The program that wasm-bindgen wrote cannot be read. Remove target/ and build again.".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with a custom section, one imported function, one imported memory, and one type.
    fn module() -> Vec<u8> {
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        let mut imports = vec![2];
        push_text(&mut imports, "./a.js");
        push_text(&mut imports, "__wbg_remove_8228e91d7ddbc755");
        imports.extend([0, 0]);
        push_text(&mut imports, "env");
        push_text(&mut imports, "memory");
        imports.extend([2, 1, 1, 2]);
        for (kind, content) in [(0, b"\x04name...".to_vec()), (1, vec![1, 0x60, 0, 0]), (2, imports)] {
            module.push(kind);
            push_number(&mut module, content.len());
            module.extend(content);
        }
        module
    }

    fn kinds(module: &[u8]) -> Vec<u8> {
        sections(module).unwrap_or_default().into_iter().map(|(kind, _)| kind).collect()
    }

    #[test]
    fn custom_sections_are_left_out() {
        assert_eq!(kinds(&module()), [0, 1, 2]);
        assert_eq!(without_custom(&module()).map(|module| kinds(&module)).ok(), Some(vec![1, 2]));
    }

    #[test]
    fn imports_get_short_names_that_the_script_follows() {
        let (short, renamed) = short_imports(&module()).ok().unwrap_or_default();
        assert_eq!(renamed, [("__wbg_remove_8228e91d7ddbc755".to_owned(), "_0_".to_owned())]);
        assert_eq!(short.len(), module().len() - "__wbg_remove_8228e91d7ddbc755".len() + 3);
        assert_eq!(kinds(&short), kinds(&module()));
        assert_eq!(following("a={__wbg_remove_8228e91d7ddbc755:b}", &renamed), "a={_0_:b}");
        // Nothing is left to rename.
        assert_eq!(short_imports(&short).map(|(again, names)| (again == short, names.len())).ok(), Some((true, 0)));
    }

    #[test]
    fn a_program_that_was_cut_is_refused() {
        let mut whole = module();
        whole.pop();
        assert!(without_custom(&whole).is_err());
        assert!(without_custom(b"\0as").is_err());
    }
}
