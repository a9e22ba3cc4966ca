//! How the entries of a list end: all with one sign, the last with a full stop or nothing.

/// The first entry of a list that ends otherwise than the ones before it, and how: its place from 1, its sign, theirs.
/// The last entry may also end with a full stop or nothing.
#[must_use]
pub fn uneven_ends(list: &str) -> Option<(usize, Option<char>, Option<char>)> {
    let entries: Vec<&str> = list
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    // A list within the list ends its entries in its own way.
    if entries
        .iter()
        .any(|entry| entry.starts_with('+') || entry.ends_with(':'))
    {
        return None;
    }
    let end = |entry: &str| {
        entry
            .chars()
            .next_back()
            .filter(|last| matches!(last, ';' | '.' | ','))
    };
    let first = end(entries.first()?);
    let count = entries.len();
    entries
        .iter()
        .enumerate()
        .skip(1)
        .find_map(|(place, entry)| {
            let own = end(entry);
            let closes = place + 1 == count && matches!(own, None | Some('.'));
            (own != first && !closes).then_some((place + 1, own, first))
        })
}
