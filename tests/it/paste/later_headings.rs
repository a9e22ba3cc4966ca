//! Lines further down that are made of labels: headings of the next page or of the next list, no rows.

use super::{Sheet, check, check_chosen};
use bao_cao_so::formats::clipboard::paste::Choices;

#[test]
fn a_line_of_labels_is_a_line_of_headings_wherever_it_stands() {
    check(
        "y25.training",
        "Lớp A\tSở\t30\n\nLớp B\tSở\t20\n\nNội dung lớp\tĐơn vị tổ chức\tSố lượt người tham gia\nLớp C\tSở\t10",
        "+0: name=Lớp A | organiser=Sở | participants=30\nblank\n+1: name=Lớp B | organiser=Sở | participants=20\nblank\nout: Heading\n+2: name=Lớp C | organiser=Sở | participants=10",
    );
    check(
        "stage.networkPoints",
        "Sở A\tCấp tỉnh\t3\nCơ quan hoặc nhóm cơ quan\tCấp\tSố điểm\nXã B\tCấp xã\t1",
        "+0: name=Sở A | level=Cấp tỉnh | points=3\nout: Heading\n+1: name=Xã B | level=Cấp xã | points=1",
    );
    check(
        "y25.staff",
        "Trên đại học\t1\t2\nNội dung\tChuyên trách\tKiêm nhiệm, phụ trách\nĐại học\t3\t4",
        "0: fullTime=1 | partTime=2\nout: Heading\n1: fullTime=3 | partTime=4",
    );
    // In other spellings than at the top.
    check(
        "y25.funding",
        "Nội dung chi\tSố tiền\nMáy in\t5\nNỘI DUNG CHI\tSố tiền (triệu đồng)\nMáy chủ\t7",
        "out: Heading\n+0: content=Máy in | amount=5\nout: Heading\n+1: content=Máy chủ | amount=7",
    );
}

#[test]
fn labels_in_another_order_are_asked_about() {
    for (table, text) in [
        (
            "training",
            "Lớp A\tSở\t30\nĐơn vị tổ chức\tNội dung lớp\tSố lượt người tham gia\nSở\tLớp C\t10",
        ),
        (
            "funding",
            "Nội dung chi\tNguồn kinh phí\tSố tiền\nMáy in\tNguồn khác\t5\nNguồn kinh phí\tNội dung chi\tSố tiền\nNguồn khác\tMáy chủ\t7",
        ),
    ] {
        let sheet = Sheet::new("y25", table);
        let plan = sheet.plan(0, 0, text, &Choices::default()).unwrap();
        assert!(
            !plan.is_ready(),
            "{text:?}\n{}",
            super::outcome(&sheet, &plan)
        );
    }
}

#[test]
fn a_person_may_paste_such_a_line_all_the_same() {
    let kept = Choices {
        kept: [1].into(),
        ..Choices::default()
    };
    check_chosen(
        &Sheet::new("stage", "networkPoints"),
        (0, 0),
        "Sở A\tCấp tỉnh\t3\nCơ quan hoặc nhóm cơ quan\tCấp\tSố điểm\nXã B\tCấp xã\t1",
        &kept,
        "+0: name=Sở A | level=Cấp tỉnh | points=3\n+1: name=Cơ quan hoặc nhóm cơ quan | level=!Cấp | points=!Số điểm\n+2: name=Xã B | level=Cấp xã | points=1",
    );
}
