//! Changes to the list of agencies: nobody of whom something was received leaves it, and ids stay.

use bao_cao_so::collection::agencies::{AgencyFault, merge_list, put_agency, remove_agency};
use bao_cao_so::formats::agencies::read_agencies;
use bao_cao_so::model::collection::{Agency, Collection};

use super::collection;
use super::files::full;

/// A list in text, taken over: how many came, changed, stayed, and ids afterwards.
#[track_caller]
fn check(collection: &Collection, list: &str, counts: [usize; 3], ids: &[&str]) {
    let list = read_agencies(list).unwrap();
    let merged = merge_list(collection, list.agencies);
    assert_eq!([merged.added, merged.changed, merged.same], counts);
    let found: Vec<&str> = merged.agencies.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(found, ids);
}

#[test]
fn a_list_adds_who_is_new_and_renews_who_is_there() {
    let known = ["xay-dung", "khcn", "tan-hoa", "y-te"];
    let with = |id| [&known[..], &[id]].concat();
    for (list, counts, ids) in [
        ("Tên;Mã;Nhóm\nSở Y tế;H.04;so\n", [0, 0, 1], known.to_vec()),
        // By the identifier, whatever the name; by name and superior without one.
        (
            "Tên;Mã\nSở Y tế tỉnh An Giang;H.04\n",
            [0, 1, 0],
            known.to_vec(),
        ),
        ("Tên;Nhóm\nSở KH&CN;khoi\n", [0, 1, 0], known.to_vec()),
        ("Tên;Mã\nSở Nội vụ;H.05\n", [1, 0, 0], with("h.05")),
        (
            "Tên;Chủ quản\nSở Y tế;UBND tỉnh Cà Mau\n",
            [1, 0, 0],
            with("sở y tế"),
        ),
        ("Tên\nSở Nội vụ\nSở Nội vụ\n", [1, 0, 0], with("sở nội vụ")),
    ] {
        check(&collection(), list, counts, &ids);
    }
}

#[test]
fn a_list_taken_over_twice_changes_nothing() {
    let list = "Tên;Mã;Hạn\nSở Nội vụ;H.05;20/12/2025\nSở Y tế;H.04;21/12/2025\n";
    let mut collection = collection();
    let list = read_agencies(list).unwrap().agencies;
    collection.agencies = merge_list(&collection, list.clone()).agencies;
    let again = merge_list(&collection, list);
    assert_eq!((again.added, again.changed, again.same), (0, 0, 2));
    assert_eq!(again.agencies, collection.agencies);
}

#[test]
fn predecessors_that_files_are_of_stay_as_they_are() {
    let list = "Tên;Mã;Sáp nhập từ;Ngày sáp nhập\nUBND xã Tân Hòa;H.03;Xã Khác;01/7/2025\n";
    let list = read_agencies(list).unwrap().agencies;
    let renewed = |collection: &Collection| {
        let agencies = merge_list(collection, list.clone()).agencies;
        agencies[2].predecessors.len()
    };
    assert_eq!(renewed(&collection()), 1);
    assert_eq!(renewed(&full()), 2);
}

#[test]
fn an_agency_is_typed_and_taken_out_unless_it_is_in_use() {
    let collection = full();
    let typed = |id: &str, identifier: &str, name: &str| Agency {
        id: id.to_owned(),
        identifier: identifier.to_owned(),
        name: name.to_owned(),
        ..Agency::default()
    };
    let put = |agency| put_agency(&collection, agency).map(|all| all.last().unwrap().id.clone());
    assert_eq!(put(typed("", "H.09", "Sở Nội vụ")), Ok("h.09".to_owned()));
    assert_eq!(put(typed("", "", " ")), Err(AgencyFault::NoName));
    assert_eq!(
        put(typed("", "H.04", "Khác")),
        Err(AgencyFault::Same("Sở Y tế".to_owned()))
    );
    assert_eq!(put(typed("nobody", "", "Khác")), Err(AgencyFault::Unknown));
    assert_eq!(
        put(typed("y-te", "H.04", "Sở Y tế mới")),
        Ok("y-te".to_owned())
    );
    // Files of its predecessors hold on to their positions.
    assert_eq!(put(typed("tan-hoa", "H.03", "Xã")), Err(AgencyFault::InUse));
    assert_eq!(remove_agency(&collection, "y-te"), Err(AgencyFault::InUse));
    assert_eq!(
        remove_agency(&collection, "nobody"),
        Err(AgencyFault::Unknown)
    );
    assert_eq!(
        remove_agency(&super::collection(), "y-te").unwrap().len(),
        3
    );
}
