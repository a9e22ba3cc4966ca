//! Lines of a block that belong to no table: notes, sources, signatures, titles.

use super::{Sheet, check, check_chosen};
use bao_cao_so::formats::clipboard::paste::Choices;
use bao_cao_so::messages::vi::paste_account::notes;

#[test]
fn lines_below_the_rows_and_a_title_above_them_are_no_rows() {
    let rows = "+0: name=Lớp A | organiser=Sở | participants=30\n+1: name=Lớp B | organiser=Sở | participants=20";
    let block = "Lớp A\tSở\t30\nLớp B\tSở\t20";
    for foot in [
        "Ghi chú: số liệu tính đến 14/12\t\t\nNguồn: Sở Nội vụ\t\t",
        "Người lập biểu\t\t\nNguyễn Văn A\t\t",
        "Người lập biểu\t\tThủ trưởng đơn vị\nNguyễn A\t\tTrần B",
        "\t\tHà Nội, ngày 14 tháng 12 năm 2025\n\t\tGIÁM ĐỐC",
    ] {
        check(
            "y25.training",
            &format!("{block}\n{foot}"),
            &format!("{rows}\nout: Beside\nout: Beside"),
        );
    }
    for title in ["Năm 2025", "Quý IV/2025", "Bảng 5: các lớp"] {
        check(
            "y25.training",
            &format!("{title}\t\t\n{block}"),
            &format!("out: Beside\n{rows}"),
        );
    }
    check(
        "y25.funding",
        "Máy in\tNguồn khác\t5\nMáy chủ\tNguồn khác\t30\nBằng chữ: Ba mươi lăm triệu đồng\t\t",
        "+0: content=Máy in | source=Nguồn khác | amount=5\n+1: content=Máy chủ | source=Nguồn khác | amount=30\nout: Beside",
    );
    check(
        "stage.byLevel",
        "Cấp tỉnh\t13\t12\t1\nCấp huyện\t26\t13\t13\nCấp xã\t10\t9\t1\nGhi chú: số liệu đến 14/12\t\t\t\nNgười lập\t\t\t",
        "0: received=13 | inTime=12 | late=1\n1: received=26 | inTime=13 | late=13\n2: received=10 | inTime=9 | late=1\nout: Beside\nout: Beside",
    );
    check(
        "y21.staff",
        "Trình độ\tChuyên trách\tKiêm nhiệm\nĐại học\t3\t4\nNguồn: Sở Nội vụ\t\t",
        "out: Heading\n1: fullTime=3 | partTime=4\nout: Beside",
    );
    check(
        "y25.staff",
        "Trên đại học\t1\t2\nĐại học\t3\t4\nNgười lập biểu\t\tThủ trưởng đơn vị",
        "0: fullTime=1 | partTime=2\n1: fullTime=3 | partTime=4\nout: Beside",
    );
}

#[test]
fn a_name_without_numbers_stays_a_row_and_is_told() {
    let sheet = Sheet::new("y25", "training");
    let block = "Lớp A\tSở\t30\nLớp B\tSở\t20\nLớp C\t\t";
    let plan = sheet.plan(0, 0, block, &Choices::default()).unwrap();
    assert_eq!(plan.only_named(), [2]);
    let said = notes(&plan, &sheet.table);
    assert!(
        said.iter()
            .any(|note| note.starts_with("Dòng 3 của khối dán chỉ có tên")),
        "{said:?}"
    );
    // Years name rows here, so one above others is no title.
    check(
        "stage.funding",
        "Năm 2015\t\t\nNăm 2016\t1\t2\nNăm 2017\t4\t5",
        "+0: year=Năm 2015\n+1: year=Năm 2016 | central=1 | local=2\n+2: year=Năm 2017 | central=4 | local=5",
    );
}

#[test]
fn a_note_between_rows_of_words_takes_none_of_them_along() {
    check(
        "y25.platforms",
        "Cổng\tTra cứu\tCó\nGhi chú: đang thử\t\t\nMạng\tHọp\tKhông",
        "+0: name=Cổng | purpose=Tra cứu | connected=Có\nout: Beside\n+1: name=Mạng | purpose=Họp | connected=Không",
    );
}

#[test]
fn a_person_may_paste_a_note_all_the_same() {
    let kept = Choices {
        kept: [2].into(),
        ..Choices::default()
    };
    check_chosen(
        &Sheet::new("y25", "training"),
        (0, 0),
        "Lớp A\tSở\t30\nLớp B\tSở\t20\nGhi chú nghiệp vụ\t\t",
        &kept,
        "+0: name=Lớp A | organiser=Sở | participants=30\n+1: name=Lớp B | organiser=Sở | participants=20\n+2: name=Ghi chú nghiệp vụ",
    );
}
