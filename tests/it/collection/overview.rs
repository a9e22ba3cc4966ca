//! Where agencies stand at a glance, and the files of a dry run by kind.

use std::collections::BTreeMap;

use bao_cao_so::collection::file_group::{FileGroup, groups};
use bao_cao_so::collection::overview::{Filter, ListedAgency, by_group};
use bao_cao_so::collection::status::{State, statuses};
use bao_cao_so::model::date::parse_iso;

use super::files::full;
use super::{collection, from, incoming, look, of_construction, read};

#[test]
fn agencies_are_found_by_state_group_and_words() {
    let mut collection = full();
    collection.agencies[1].group = "khoi".to_owned();
    let today = parse_iso("2025-03-20").unwrap();
    let statuses = statuses(&collection, today, &|_| 0);
    let listed: Vec<ListedAgency> = statuses.iter().map(ListedAgency::of).collect();
    let names =
        |filter: Filter| -> Vec<&str> { filter.find(&listed).map(|one| one.id.as_str()).collect() };
    let words = |words: &str| Filter {
        words: words.to_owned(),
        ..Filter::default()
    };
    assert_eq!(names(Filter::default()).len(), 4);
    assert_eq!(names(words("XÂY")), ["xay-dung"]);
    assert_eq!(names(words("xay dung")), ["xay-dung"]);
    assert_eq!(names(words("h.04")), ["y-te"]);
    let state = Filter {
        state: Some(State::Returned),
        ..Filter::default()
    };
    assert_eq!(names(state), ["y-te"]);
    let group = Filter {
        group: Some("khoi".to_owned()),
        ..Filter::default()
    };
    assert_eq!(names(group), ["khcn"]);
    let groups = by_group(&statuses);
    let counted: Vec<(&str, usize)> = groups
        .iter()
        .map(|one| (one.group.as_str(), one.agencies))
        .collect();
    assert_eq!(counted, [("so", 3), ("khoi", 1)]);
    assert_eq!(
        groups[0].states,
        BTreeMap::from([(State::Accepted, 2), (State::Returned, 1)])
    );
}

#[test]
fn files_stand_together_by_kind_what_asks_first() {
    let files = [
        incoming("a.json", &of_construction("r", 1, 10)),
        incoming("b.json", &of_construction("r", 1, 10)),
        incoming("c.json", &from("x", ["", "Sở Lạ", ""])),
        read("d.json", "{"),
        incoming("e.json", &from("y", ["H.04", "Sở Xây dựng", ""])),
    ];
    let found = groups(&look(&collection(), &files));
    let found: Vec<(FileGroup, Vec<usize>)> = found.into_iter().collect();
    let expected = [
        (FileGroup::Question, vec![4]),
        (FileGroup::Unknown, vec![2]),
        (FileGroup::Unreadable, vec![3]),
        (FileGroup::New, vec![0]),
        (FileGroup::Duplicate, vec![1]),
    ];
    assert_eq!(found, expected);
    assert!(FileGroup::Question.goes_back() && !FileGroup::Duplicate.goes_back());
}
