//! Sheets as offices keep them: titles, units in every place, headings of several levels. What a review of the code found.

use super::check;

/// A block for the expenses of 2025 with a heading over its amounts, and lines above.
#[track_caller]
fn check_amount(above: &str, heading: &str, taken: bool) {
    let lines = above.matches('\n').count() + 1;
    let amount = if taken { " | amount=5" } else { "" };
    let expected = format!(
        "{}+0: content=Máy in{amount}",
        "out: Heading\n".repeat(lines)
    );
    check(
        "y25.funding",
        &format!("{above}Nội dung chi\t{heading}\nMáy in\t5"),
        &expected,
    );
}

#[test]
fn numbers_are_no_units() {
    check(
        "stage.funding",
        "Ngân sách trung ương\tNgân sách địa phương\n1.000.000\t1.000.000\n500\t700",
        "out: Heading\n+0: central=1.000.000 | local=1.000.000\n+1: central=500 | local=700",
    );
    check(
        "stage.byLevel",
        "Tiếp nhận\tGiải quyết đúng hạn\tGiải quyết trễ hạn\n1.000\t1.000\t\n1.200\t1.200\t0\n5\t5\t0",
        "out: Heading\n0: received=1.000 | inTime=1.000\n1: received=1.200 | inTime=1.200 | late=0\n2: received=5 | inTime=5 | late=0",
    );
    check(
        "stage.byLevel",
        "1.000\n900\n800",
        "0: received=1.000\n1: received=900\n2: received=800",
    );
    check(
        "stage.byLevel",
        "50%\n90\n80",
        "0: received=!50%\n1: received=90\n2: received=80",
    );
}

#[test]
fn a_unit_in_parentheses_counts_whatever_stands_beside_it() {
    for taken in [
        "Số tiền (triệu đồng, làm tròn)",
        "Số tiền (triệu đồng/năm)",
        "Số tiền (triệu đồng Việt Nam)",
        "Số tiền, ĐVT: triệu đồng",
        "Số tiền; đơn vị tính triệu đồng",
        "Số tiền (nếu có)",
    ] {
        check_amount("", taken, true);
    }
    for left_out in [
        "Số tiền (000đ)",
        "Số tiền ('000 đồng)",
        "Số tiền (đồng VN)",
        "Số tiền (₫)",
        "Số tiền ($)",
        "Số tiền (triệu đồng/tháng)",
        "Số tiền (10 triệu đồng)",
        "Số tiền (tỷ lệ %)",
        "Số tiền (đạt %)",
        "Số tiền, ĐVT: tỷ đồng",
        "Số tiền (triệu USD)",
    ] {
        check_amount("", left_out, false);
    }
    let rate = "Cấp\tTiếp nhận\tGiải quyết đúng hạn";
    for remark in [
        "(tỷ lệ %)",
        "(% so với kế hoạch)",
        "(đạt %)",
        "(tỷ lệ)",
        "%",
    ] {
        check(
            "stage.byLevel",
            &format!("{rate} {remark}\nCấp xã\t9\t88"),
            "out: Heading\n2: received=9",
        );
    }
}

#[test]
fn a_unit_of_the_whole_counts_for_the_columns_that_it_can_mean() {
    for (above, taken) in [
        ("ĐVT: Triệu đồng\t\n", true),
        ("ĐVT: Triệu đồng, %\t\n", true),
        ("ĐVT: người, hồ sơ\t\n", true),
        ("Đơn vị tính: người\t\n", true),
        ("ĐVT: Tỷ đồng, %\t\n", false),
        ("Đơn vị tính: tỷ\t\n", false),
        ("ĐVT: triệu USD\t\n", false),
        ("ĐV tính: tỷ đồng\t\n", false),
        ("Đơn vị tiền tệ: nghìn đồng\t\n", false),
        ("Đơn vị tính: Việt Nam đồng\t\n", false),
        ("Đơn vị tính: đồng VN\t\n", false),
        ("Đơn vị tính bằng tỷ đồng\t\n", false),
        ("(Đơn vị tính: tỷ đồng)\t\n", false),
        ("\tĐơn vị: tỷ đồng\n", false),
        ("\tTỷ đồng\n", false),
        ("ĐVT: Người; tỷ đồng\t\n", false),
        ("Bảng 5. Kinh phí (tỷ đồng)\t\n", false),
        ("Bảng 5. Kinh phí\t\nĐVT: tỷ đồng\t\n", false),
        ("Bảng 5. Kinh phí năm 2024 - ĐVT: tỷ đồng\t\n", false),
    ] {
        check_amount(above, "Số tiền", taken);
    }
    let dossiers = |above: &str, taken: bool| {
        let online = if taken { " | online=5" } else { "" };
        let block = format!("{above}\t\nLĩnh vực, đơn vị\tTrực tuyến\nĐất đai\t5");
        check(
            "y25.dossiers",
            &block,
            &format!("out: Heading\nout: Heading\n+0: field=Đất đai{online}"),
        );
    };
    dossiers("Đơn vị tính: hồ sơ", true);
    dossiers("Đơn vị tính: %", false);
    dossiers("ĐVT: nghìn hồ sơ", false);
    dossiers("ĐVT: nghìn lượt", true);
}

#[test]
fn a_unit_stands_in_any_line_of_a_heading() {
    check(
        "stage.funding",
        "Năm\tKinh phí, tỷ đồng\t\t\n\tNgân sách trung ương\tNgân sách địa phương\tNguồn khác\nNăm 2024\t1\t2\t3",
        "out: Heading\nout: Heading\n+0: year=Năm 2024",
    );
    check(
        "stage.funding",
        "Năm\tNgân sách trung ương\tNgân sách địa phương\n\tĐVT: triệu đồng\tĐVT: tỷ đồng\n2024\t5\t6",
        "out: Heading\nout: Heading\n+0: year=2024 | central=5",
    );
    check(
        "y25.staff",
        "Tỷ lệ (%)\t\nChuyên trách\tKiêm nhiệm, phụ trách\n50\t50",
        "out: Heading\nout: Heading\n0: ",
    );
}

#[test]
fn a_line_of_headings_may_hold_totals_years_and_parts() {
    check(
        "y25.staff",
        "Trình độ\tTổng số\tChuyên trách\nTrên đại học\t5\t2\nĐại học\t9\t3",
        "out: Heading\n0: fullTime=2\n1: fullTime=3",
    );
    check(
        "y25.staff",
        "Trình độ\tTổng số\tTrong đó: nữ\nTrên đại học\t5\t2\nĐại học\t9\t3",
        "out: Heading\n0: \n1: \ndoubt: UnknownHeadings",
    );
    for years in ["\tNăm 2023\tNăm 2024", "\t2023\t2024"] {
        check(
            "y25.funding",
            &format!("Nội dung chi\tSố tiền\t\n{years}\nMáy in\t5\t6"),
            "out: Heading\nout: Heading\n+0: content=Máy in\ndoubt: Alike { pasted: 1, column: 2 }\ndoubt: Alike { pasted: 2, column: 2 }",
        );
    }
    check(
        "stage.funding",
        "Năm\tTổng số\tTrong đó\t\n\t\tTrung ương\tĐịa phương\n2024\t10\t6\t4",
        "out: Heading\nout: Heading\n+0: year=2024 | central=6 | local=4",
    );
    check(
        "y25.dossiers",
        "TT\tLĩnh vực, đơn vị\tSố hồ sơ tiếp nhận\t\t\n\t\tTổng số\tTrong đó\t\n\t\t\tTrực tuyến\tTrực tiếp, bưu chính\n1\tĐất đai\t30\t10\t20",
        "out: Heading\nout: Heading\nout: Heading\n+0: field=Đất đai | online=10 | direct=20",
    );
}

#[test]
fn titles_stand_above_headings_in_any_number() {
    check(
        "y25.dossiers",
        "UBND TỈNH A\t\t\nBẢNG TỔNG HỢP\t\t\nNăm 2024\t\t\n(Kèm theo Báo cáo số 12)\t\t\n\t\t\nĐVT: Hồ sơ\t\t\nLĩnh vực, đơn vị\tTrực tuyến\tGiải quyết đúng hạn\nĐất đai\t6\t5",
        &format!(
            "{}+0: field=Đất đai | online=6 | onTime=5",
            "out: Heading\n".repeat(7)
        ),
    );
    check(
        "y25.funding",
        "Biểu số 01\t\tĐVT: tỷ đồng\nHạng mục\tNguồn\tGiá trị\nMáy in\tNguồn khác\t5",
        "out: Heading\nout: Heading\n+0: source=Nguồn khác",
    );
    check(
        "y25.staff",
        "\t\tĐơn vị tính: người\nTrình độ\tChuyên trách\tKiêm nhiệm\nĐại học\t3\t4",
        "out: Heading\nout: Heading\n1: fullTime=3 | partTime=4",
    );
    check(
        "y25.staff",
        "Đơn vị tính: người\t\t\nĐại học\t5\t6",
        "out: Heading\n1: fullTime=5 | partTime=6",
    );
    // Without a column of names, what stands above may be the heading of a group.
    check(
        "y25.staff",
        "Số đã nghỉ việc\t\nChuyên trách\tKiêm nhiệm, phụ trách\n5\t4",
        "out: Heading\nout: Heading\n0: \ndoubt: Alike { pasted: 0, column: 0 }\ndoubt: Alike { pasted: 1, column: 1 }",
    );
}

#[test]
fn a_first_row_without_numbers_is_a_row() {
    check(
        "y25.staff",
        "Chuyên trách\tKiêm nhiệm, phụ trách\nchưa rõ\tchưa rõ\n3\t4\n5\t6\n7\t8",
        "out: Heading\n0: fullTime=!chưa rõ | partTime=!chưa rõ\n1: fullTime=3 | partTime=4\n2: fullTime=5 | partTime=6\n3: fullTime=7 | partTime=8",
    );
}
