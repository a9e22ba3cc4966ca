//! Which lines of a block are headings, and which are rows.

use super::{Sheet, check, check_at, check_chosen};
use bao_cao_so::formats::clipboard::paste::Choices;
use bao_cao_so::messages::vi::paste_account::{notes, summary};

#[test]
fn a_missing_number_makes_no_heading() {
    // dash-first
    check_at(
        "stage.funding",
        (0, 1),
        "-\n12.480\n12.481",
        "+0: central=!-\n+1: central=12.480\n+2: central=12.481",
    );
    check_at(
        "stage.byLevel",
        (0, 0),
        "-\n-100\n12.481",
        "0: received=!-\n1: received=!-100\n2: received=12.481",
    );
    check(
        "y25.staff",
        "-\t-\n2\t1\n0\t0\n0\t0",
        "0: fullTime=!- | partTime=!-\n1: fullTime=2 | partTime=1\n2: fullTime=0 | partTime=0\n3: fullTime=0 | partTime=0",
    );
    check(
        "stage.byLevel",
        "-\t-\t-\n340.060\t340.000\t60\n7\t7\t0",
        "0: received=!- | inTime=!- | late=!-\n1: received=340.060 | inTime=340.000 | late=60\n2: received=7 | inTime=7 | late=0",
    );
    check(
        "stage.byLevel",
        "...\t…\t\n3\t2\t1\n7\t7\t0",
        "0: received=!... | inTime=!…\n1: received=3 | inTime=2 | late=1\n2: received=7 | inTime=7 | late=0",
    );
    check(
        "y25.staff",
        "không có\tkhông\n2\t1",
        "0: fullTime=!không có | partTime=!không\n1: fullTime=2 | partTime=1",
    );
    check(
        "y25.staff",
        "\t\n\t3\n2\t1",
        "blank\n1: partTime=3\n2: fullTime=2 | partTime=1",
    );
    // A name of a row is no heading either.
    check(
        "y25.staff",
        "Trên đại học\tchưa rõ\t-\nĐại học\t2\t1",
        "0: fullTime=!chưa rõ | partTime=!-\n1: fullTime=2 | partTime=1",
    );
}

#[test]
fn a_dash_is_zero_only_where_a_person_says_so() {
    let zero = Choices {
        dash_is_zero: true,
        ..Choices::default()
    };
    check_chosen(
        &Sheet::new("y25", "staff"),
        (0, 0),
        "-\t–\n2\t...",
        &zero,
        "0: fullTime=0 | partTime=0\n1: fullTime=2 | partTime=!...",
    );
    // It was counted, marked and explained as unreadable, above the offer to take it for 0.
    let sheet = Sheet::new("y25", "staff");
    for (block, choices, says) in [
        (
            " - \t–\n2\t...",
            Choices::default(),
            ["1 ô không đọc được", "2 ô chỉ có dấu “-”"],
        ),
        ("2\t–", Choices::default(), ["1 ô chỉ có dấu “-”", ""]),
        ("2\t...", Choices::default(), ["1 ô không đọc được", ""]),
        ("-\t...", zero, ["Điền 2 ô. Có 1 ô không đọc được", ""]),
    ] {
        let plan = sheet.plan(0, 0, block, &choices).unwrap();
        let said = summary(&plan, &sheet.table);
        assert!(
            says.iter().all(|part| said.contains(part)),
            "{block:?}: {said}"
        );
        let unreadable = block.contains("...");
        assert_eq!(said.contains("không đọc được"), unreadable, "{said}");
        assert_eq!(
            notes(&plan, &sheet.table).is_empty(),
            !unreadable,
            "{block:?}"
        );
    }
}

#[test]
fn a_cell_that_begins_with_a_label_is_data() {
    // label-begin
    check(
        "stage.funding",
        "Năm 2016\t100\t200\t0\nNăm 2017\t110\t210\t0\nNăm 2018\t120\t220\t0",
        "+0: year=Năm 2016 | central=100 | local=200 | other=0\n+1: year=Năm 2017 | central=110 | local=210 | other=0\n+2: year=Năm 2018 | central=120 | local=220 | other=0",
    );
    check(
        "y25.systems",
        "Cổng thông tin\tCấp độ 2\tCó",
        "+0: name=Cổng thông tin | level=Cấp độ 2 | approved=Có",
    );
    check(
        "y25.systems",
        "Cổng\tCấp độ 2\tCó\nMạng\tCấp độ 3\tKhông",
        "+0: name=Cổng | level=Cấp độ 2 | approved=Có\n+1: name=Mạng | level=Cấp độ 3 | approved=Không",
    );
    check(
        "stage.networkPoints",
        "Sở Tài chính\tCấp tỉnh\t1\nSở Y tế\tCấp tỉnh\t2",
        "+0: name=Sở Tài chính | level=Cấp tỉnh | points=1\n+1: name=Sở Y tế | level=Cấp tỉnh | points=2",
    );
    check(
        "y25.funding",
        "Số tiền chi thiết bị\tNguồn khác\t5\tCó",
        "+0: content=Số tiền chi thiết bị | source=Nguồn khác | amount=5 | security=Có",
    );
}

#[test]
fn headings_of_several_lines_name_the_columns_together() {
    // heads
    let two = "TT\tLĩnh vực, đơn vị\tTiếp nhận\t\t\t\tGiải quyết\t\t\tTổng đã giải quyết\t\t\t\t\n\
               \t\tTrực tuyến\tTrực tiếp, bưu chính\tTừ kỳ trước chuyển sang\tTổng tiếp nhận\tTrước hạn\tĐúng hạn\tQuá hạn\t\tĐang giải quyết, trong hạn\tĐang giải quyết, quá hạn\tTổng đang giải quyết\tTỷ lệ trước hạn, đúng hạn (%)\n";
    let data = "1\tĐất đai\t10\t20\t5\t35\t10\t15\t2\t27\t7\t1\t8\t92,59\n";
    let expected = "+0: field=Đất đai | online=10 | direct=20 | carriedOver=5 | early=10 | onTime=15 | overdue=2 | pendingWithin=7 | pendingOverdue=1";
    let out = "out: Heading\nout: Heading\n";
    check(
        "y25.dossiers",
        &format!("{two}{data}"),
        &format!("{out}{expected}"),
    );
    // With a line that numbers the columns, and a title above.
    for numbers in [
        "(1)\t(2)\t(3)\t(4)\t(5)\t(6)=(3)+(4)+(5)\t(7)\t(8)\t(9)\t(10)\t(11)\t(12)\t(13)\t(14)",
        "A\tB\t1\t2\t3\t4=1+2+3\t5\t6\t7\t8=5+6+7\t9\t10\t11=9+10\t12=(5+6)/8",
        "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13\t14",
    ] {
        check(
            "y25.dossiers",
            &format!("{two}{numbers}\n{data}"),
            &format!("{out}out: Numbering\n{expected}"),
        );
        check(
            "y25.dossiers",
            &format!("Bảng 3: hồ sơ thủ tục hành chính\n{two}{numbers}\n{data}"),
            &format!("{out}out: Heading\nout: Numbering\n{expected}"),
        );
        // Headings that come again on the next page are no rows.
        let again = format!(
            "{two}{data}{two}{}",
            data.replace("1\tĐất đai", "2\tXây dựng")
        );
        check(
            "y25.dossiers",
            &again,
            &format!(
                "{out}{expected}\n{out}{}",
                expected
                    .replace("+0: field=Đất đai", "+1: field=Xây dựng")
                    .trim_end()
            ),
        );
    }
}

#[test]
fn a_line_that_numbers_the_columns_is_no_row() {
    // heads
    let expected = "out: Heading\nout: Numbering\n0: received=32 | inTime=27 | late=5\n1: received=7 | inTime=7 | late=0\n2: received=1 | inTime=1 | late=0";
    for numbers in [
        "1\t2\t3=4+5\t4\t5",
        "(1)\t(2)\t(3)\t(4)\t(5)",
        "A\t1\t2\t3\t4=2/(2+3)",
        "1\t2\t3\t4\t5=3/(3+4)*100%",
        "1\t2\t3\t4\t5",
    ] {
        let rows = "Cấp tỉnh\t32\t27\t5\t84,38\nCấp huyện\t7\t7\t0\t100\nCấp xã\t1\t1\t0\t100";
        check(
            "stage.byLevel",
            &format!(
                "Cấp\tTiếp nhận\tGiải quyết đúng hạn\tGiải quyết trễ hạn\tTỷ lệ đúng hạn\n{numbers}\n{rows}"
            ),
            expected,
        );
    }
    check(
        "y25.staff",
        "Chuyên trách\tKiêm nhiệm, phụ trách\n(1)\t(2)\n5\t6\n7\t8",
        "out: Heading\nout: Numbering\n0: fullTime=5 | partTime=6\n1: fullTime=7 | partTime=8",
    );
    // The first row of data may read 1, 2; a count of lines tells which it is.
    check(
        "y25.staff",
        "Chuyên trách\tKiêm nhiệm, phụ trách\n1\t2",
        "out: Heading\n0: fullTime=1 | partTime=2",
    );
    check(
        "y25.staff",
        "Chuyên trách\tKiêm nhiệm, phụ trách\n1\t2\n5\t6\n7\t8\n9\t0",
        "out: Heading\n0: fullTime=1 | partTime=2\n1: fullTime=5 | partTime=6\n2: fullTime=7 | partTime=8\n3: fullTime=9 | partTime=0",
    );
    check(
        "y25.staff",
        "Chuyên trách\tKiêm nhiệm, phụ trách\n1\t2\n1\t1\n5\t6\n7\t8\n9\t0",
        "out: Heading\nout: Numbering\n0: fullTime=1 | partTime=1\n1: fullTime=5 | partTime=6\n2: fullTime=7 | partTime=8\n3: fullTime=9 | partTime=0",
    );
    check(
        "stage.byLevel",
        "1\t2\t3\n4\t5\t6",
        "0: received=1 | inTime=2 | late=3\n1: received=4 | inTime=5 | late=6",
    );
    // A first row that is numbered 1 is a row.
    check(
        "y25.training",
        "TT\tNội dung lớp\tĐơn vị tổ chức\tSố lượt người tham gia\n1\t2\t3\t4\n2\tb\tc\t5",
        "out: Heading\n+0: name=2 | organiser=3 | participants=4\n+1: name=b | organiser=c | participants=5",
    );
    let kept = Choices {
        kept: [1].into(),
        ..Choices::default()
    };
    check_chosen(
        &Sheet::new("stage", "byLevel"),
        (0, 0),
        "Tiếp nhận\tGiải quyết đúng hạn\tGiải quyết trễ hạn\n1\t2\t3\n4\t5\t6",
        &kept,
        "out: Heading\n0: received=1 | inTime=2 | late=3\n1: received=4 | inTime=5 | late=6",
    );
}

#[test]
fn labels_are_known_in_other_spellings_and_with_their_units() {
    for heading in [
        "Nội dung chi\tNguồn kinh phí\tSố tiền\tChi cho an toàn thông tin",
        "NỘI DUNG CHI\tNGUỒN KINH PHÍ\tSỐ TIỀN (triệu đồng)\tCHI CHO AN TOÀN THÔNG TIN",
        "No\u{302}\u{323}i dung chi\tNguồn\u{a0}kinh phí:\tSố tiền (ĐVT: triệu đồng)\tChi cho an toàn thông tin *",
        "Nội dung chi\tNguồn kinh phí\tSố tiền, triệu đồng\tChi cho an toàn thông tin (nếu có)",
        "Nội dung chi (1)\tNguồn kinh phí (2)\t\"Số tiền\n(triệu đồng)\"\tChi cho an toàn thông tin (4)",
    ] {
        check(
            "y25.funding",
            &format!("{heading}\nMáy in\tNguồn khác\t5\tKhông"),
            "out: Heading\n+0: content=Máy in | source=Nguồn khác | amount=5 | security=Không",
        );
    }
    // The order of the columns is that of their headings, whatever that of the table; what is not there stays as it is.
    check(
        "y25.funding",
        "Số tiền\tNội dung chi\n5\tMáy in",
        "out: Heading\n+0: amount=5 | content=Máy in",
    );
    check(
        "y25.funding",
        "TT\tNội dung chi\tGhi chú\tSố tiền\n1\tMáy in\tmua mới\t5",
        "out: Heading\n+0: content=Máy in | amount=5",
    );
    check_at(
        "y25.staff",
        (1, 1),
        "Chuyên trách\n5",
        "out: Heading\n1: fullTime=5",
    );
}

#[test]
fn another_unit_is_told_and_not_taken() {
    for heading in [
        "Số tiền (tỷ đồng)",
        "Số tiền (đồng)",
        "Số tiền, nghìn đồng",
        "Số tiền (1.000 đồng)",
    ] {
        check(
            "y25.funding",
            &format!("Nội dung chi\t{heading}\nMáy in\t5"),
            "out: Heading\n+0: content=Máy in",
        );
    }
    check(
        "y25.funding",
        "Đơn vị tính: tỷ đồng\t\nNội dung chi\tSố tiền\nMáy in\t5",
        "out: Heading\nout: Heading\n+0: content=Máy in",
    );
    check(
        "y25.funding",
        "Đơn vị tính: triệu đồng\t\nNội dung chi\tSố tiền\nMáy in\t5",
        "out: Heading\nout: Heading\n+0: content=Máy in | amount=5",
    );
}

#[test]
fn headings_that_name_no_column_are_never_guessed() {
    check(
        "y25.staff",
        "Nam\tNữ\n1\t2",
        "out: Heading\n0: \ndoubt: UnknownHeadings",
    );
    check(
        "y25.dossiers",
        "Lĩnh vực, đơn vị\tTiếp nhận\nĐất đai\t5",
        "out: Heading\n+0: field=Đất đai\ndoubt: Alike { pasted: 1, column: 1 }",
    );
    // One label has the words of the heading, and it stands where the heading stands.
    check(
        "y25.staff",
        "Chuyên trách\tKiêm nhiệm\n1\t2",
        "out: Heading\n0: fullTime=1 | partTime=2",
    );
    check(
        "y25.staff",
        "Chuyên trách\tChuyên trách\n1\t2",
        "out: Heading\n0: \ndoubt: Twice(0)",
    );
    // A person says otherwise.
    let none = Choices {
        headings: Some(0),
        ..Choices::default()
    };
    check_chosen(
        &Sheet::new("y25", "staff"),
        (0, 0),
        "Nam\tNữ\n1\t2",
        &none,
        "0: fullTime=!Nam | partTime=!Nữ\n1: fullTime=1 | partTime=2",
    );
}
