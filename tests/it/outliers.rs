//! What lies far from what is usual is asked about: jumps against the previous period, days, kinds of agency.

use std::sync::Arc;

use crate::told::Told;
use bao_cao_so::assess::{assess, reassess};
use bao_cao_so::formats::template::decode::decode_template;
use bao_cao_so::input::answer::read;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::date::parse_iso;
use bao_cao_so::model::period::Period;
use bao_cao_so::model::report::Report;
use bao_cao_so::model::template::{FieldKind, Rows, Severity};
use bao_cao_so::template::form::Form;
use serde_json::{Value, json};

use crate::empty_form::{begun, include_all};

fn with(template: &Form, typed: &[(&str, &str)]) -> Report {
    let mut report = begun(template);
    include_all(template, &mut report);
    for (path, text) in typed {
        let path = FieldPath::new(*path);
        let kind = template
            .field_kind(&path)
            .unwrap_or_else(|| panic!("no field {path:?}"));
        report.set(path, read(kind, text));
    }
    report
}

/// Findings of a report whose keys begin in one way, against a previous one.
fn found(
    template: &Form,
    report: &Report,
    previous: Option<&Report>,
    key: &str,
) -> Vec<(Severity, String)> {
    let assessment = assess(template, crate::rules(template), report, previous);
    let findings = assessment
        .findings()
        .into_iter()
        .filter(|one| one.key.starts_with(key));
    findings
        .map(|one| {
            (
                one.severity,
                Told(template, report, &assessment).screen(one),
            )
        })
        .collect()
}

/// Field case `prior-amount`: every field and column with money, in every template.
#[test]
fn an_amount_a_thousand_times_that_of_last_year_is_asked_about_in_every_template() {
    let mut asked = 0;
    for template in &crate::shipped().forms {
        let amounts = template
            .fields
            .iter()
            .filter(|(_, placed)| matches!(placed.field.kind, FieldKind::Amount { .. }));
        let fields: Vec<String> = amounts.map(|(id, _)| id.clone()).collect();
        for field in fields {
            asked += 1;
            check_jump(template, &field, &format!("prior:{field}"), &|_| {});
        }
        for (id, placed) in &template.tables {
            for column in &placed.table.columns {
                if !matches!(column.kind, FieldKind::Amount { .. }) {
                    continue;
                }
                asked += 1;
                match &placed.table.rows {
                    Rows::Fixed(rows) => {
                        let cell = format!("{id}.{}.{}", rows[0].id, column.id);
                        check_jump(template, &cell, &format!("prior:{cell}"), &|_| {});
                    }
                    Rows::Added { .. } => {
                        let (cell, key) = (
                            format!("{id}.r1.{}", column.id),
                            format!("prior:{id}..{}", column.id),
                        );
                        check_jump(template, &cell, &key, &|report| {
                            report.rows.insert(id.clone(), vec!["r1".to_owned()]);
                        });
                    }
                }
            }
        }
    }
    assert!(asked > 4, "{asked}");
}

#[track_caller]
fn check_jump(template: &Form, path: &str, key: &str, prepare: &dyn Fn(&mut Report)) {
    let Some(FieldKind::Amount { decimals }) = template.field_kind(&FieldPath::new(path)) else {
        panic!("{path}")
    };
    let [now, then, read_now, read_then] = match decimals {
        0 => ["20.000", "20", "20 nghìn", "20"],
        1 => ["20.400", "20,4", "20 nghìn 400", "20 phẩy 4"],
        _ => ["20.350", "20,35", "20 nghìn 350", "20 phẩy 35"],
    };
    let mut report = with(template, &[(path, now)]);
    let mut previous = with(template, &[(path, then)]);
    prepare(&mut report);
    prepare(&mut previous);
    let id = &template.id;
    let told = found(template, &report, Some(&previous), key);
    let [(Severity::Warning, message)] = told.as_slice() else {
        panic!("{id} {path}: {told:?}")
    };
    for part in [now, read_now, then, read_then, "1.000 lần"] {
        assert!(message.contains(part), "{id} {path}: {message}");
    }
    assert_eq!(
        found(template, &previous, Some(&report), key).len(),
        1,
        "{id} {path}: the other way round"
    );
    assert_eq!(
        found(template, &report, Some(&report), key),
        [],
        "{id} {path}: the same as before"
    );
    assert_eq!(
        found(template, &report, None, key),
        [],
        "{id} {path}: nothing before"
    );
}

/// Rows of the funding by year, and what is asked about them.
#[track_caller]
fn check_years(rows: &[(&str, &str)], expected: &[(Severity, &str)]) {
    let template = crate::shipped()
        .form("danh-gia-ke-hoach-giai-doan")
        .unwrap();
    let mut report = begun(&template);
    include_all(&template, &mut report);
    let mut ids = Vec::new();
    for (position, (year, central)) in rows.iter().enumerate() {
        let id = format!("r{position}");
        for (column, text) in [("year", year), ("central", central)] {
            let path = FieldPath::cell("funding", &id, column);
            report.set(
                path.clone(),
                read(template.field_kind(&path).unwrap(), text),
            );
        }
        ids.push(id);
    }
    report.rows.insert("funding".to_owned(), ids);
    let told = found(&template, &report, None, "years:");
    let fits = |((severity, message), (wanted, part)): (&(Severity, String), &(Severity, &str))| {
        severity == wanted && message.contains(part)
    };
    assert!(
        told.len() == expected.len() && told.iter().zip(expected).all(fits),
        "{rows:?}: {told:?}"
    );
}

/// Field case `prior-amount`: inside one report, a table whose rows are years.
#[test]
fn an_amount_that_lies_far_from_those_of_the_years_beside_it_is_asked_about() {
    use Severity::{Note, Warning};
    check_years(
        &[("2016", "20,35"), ("2017", "20.350"), ("2018", "21,4")],
        &[(
            Warning,
            "năm 2017: “Ngân sách trung ương” là 20.350 triệu đồng (đọc là 20 nghìn 350), gấp khoảng 951 lần năm gần đó (năm 2016 là 20,35 triệu đồng (đọc là 20 phẩy 35); năm 2018 là 21,4",
        )],
    );
    // At the ends, in any order of rows, in words, and too small.
    check_years(
        &[
            ("Năm 2018", "21,4"),
            ("Năm 2016", "20.350"),
            ("Năm 2017", "20,35"),
        ],
        &[(Warning, "năm 2016: “Ngân sách trung ương” là 20.350")],
    );
    check_years(
        &[("2016", "20.350"), ("2017", "21.400"), ("2018", "22,5")],
        &[(
            Warning,
            "“Ngân sách trung ương” là 22,5 triệu đồng (đọc là 22 phẩy 5), chỉ bằng khoảng 1/904 năm gần đó",
        )],
    );
    // A point that is shifted by less.
    check_years(
        &[("2016", "203,5"), ("2017", "2.035"), ("2018", "202")],
        &[(Note, "khoảng 10 lần")],
    );
    check_years(
        &[("2016", "20"), ("2017", "2.000"), ("2018", "21")],
        &[(Note, "khoảng 95 lần")],
    );
    // Two years alone only where they are very far apart, and two wrong ones side by side.
    check_years(
        &[("2016", "20,35"), ("2017", "20.350")],
        &[(Warning, "gấp khoảng 1.000 lần")],
    );
    check_years(&[("2016", "20"), ("2017", "5.000")], &[]);
    check_years(
        &[
            ("2016", "20"),
            ("2017", "20.000"),
            ("2018", "21.000"),
            ("2019", "22"),
        ],
        &[(Warning, "năm 2016"), (Warning, "năm 2019")],
    );
    // What grows, begins, is small, or is no row of one year.
    check_years(
        &[
            ("2016", "20"),
            ("2017", "150"),
            ("2018", "900"),
            ("2019", "4.000"),
        ],
        &[],
    );
    check_years(&[("2016", "0"), ("2017", "20.350"), ("2018", "0")], &[]);
    check_years(&[("2016", "1"), ("2017", "20"), ("2018", "1")], &[]);
    check_years(
        &[
            ("2016-2020", "20,35"),
            ("2017", "20.350"),
            ("Máy chủ", "21,4"),
        ],
        &[],
    );
    // Rows that are no years may differ as they like: the expenses of one year.
    for id in ["bao-cao-nam-chuyen-doi-so", "bao-cao-nam-cntt"] {
        let template = crate::shipped().form(id).unwrap();
        let mut report = begun(&template);
        let ids: Vec<String> = (1..=3).map(|number| format!("r{number}")).collect();
        for (row, (content, amount)) in ids.iter().zip([
            ("Máy in", "20,35"),
            ("Máy chủ", "20.350"),
            ("Mực in", "21,4"),
        ]) {
            for (column, text) in [("content", content), ("amount", amount)] {
                let path = FieldPath::cell("funding", row, column);
                report.set(
                    path.clone(),
                    read(template.field_kind(&path).unwrap(), text),
                );
            }
        }
        report.rows.insert("funding".to_owned(), ids);
        assert_eq!(found(&template, &report, None, "years:"), []);
    }
}

#[test]
fn counts_that_jump_are_asked_about_and_small_ones_are_not() {
    let template = crate::shipped().form("bao-cao-nam-cntt").unwrap();
    let check = |now: &str, then: &str, expected: Option<Severity>| {
        let (report, previous) = (
            with(&template, &[("computers", now)]),
            with(&template, &[("computers", then)]),
        );
        let told = found(&template, &report, Some(&previous), "prior:computers");
        assert_eq!(
            told.first().map(|(severity, _)| *severity),
            expected,
            "{now} after {then}: {told:?}"
        );
    };
    check("12.481", "12", Some(Severity::Warning));
    check("12", "12.481", Some(Severity::Warning));
    check("1.000", "100", Some(Severity::Note));
    check("900", "100", None);
    check("12", "1", None);
    check("12.481", "0", None);
}

/// Field case: signing date 05/01/2126.
#[test]
fn a_day_long_after_the_period_is_asked_about_in_every_field_of_days() {
    for template in &crate::shipped().forms {
        let dates = |day: &str| {
            found(
                template,
                &with(template, &[("document.issuedDate", day)]),
                None,
                "dates:",
            )
        };
        assert_eq!(dates("05/01/2026"), []);
        let told = dates("05/01/2126");
        assert!(
            told.len() == 1
                && told[0].1.contains("05/01/2126")
                && told[0].1.contains("hơn một năm"),
            "{told:?}"
        );
        assert_eq!(dates("05/01/1926").len(), 1);
        for (id, placed) in &template.tables {
            for column in placed
                .table
                .columns
                .iter()
                .filter(|column| column.kind == FieldKind::Date)
            {
                let mut report = begun(template);
                let row = match &placed.table.rows {
                    Rows::Fixed(rows) => rows[0].id.clone(),
                    Rows::Added { .. } => "r1".to_owned(),
                };
                report.rows.insert(id.clone(), vec![row.clone()]);
                report.set(
                    FieldPath::cell(id, &row, &column.id),
                    read(&column.kind, "05/01/2126"),
                );
                assert_eq!(
                    found(template, &report, None, "dates:").len(),
                    1,
                    "{id} {}",
                    column.id
                );
            }
        }
    }
}

/// Field case: a free range 1/12–29/2.
#[test]
fn a_range_some_days_off_a_usual_period_names_that() {
    let template: Arc<Form> = crate::shipped()
        .form("danh-gia-ke-hoach-giai-doan")
        .unwrap();
    let check = |from: &str, to: &str, expected: &str| {
        let mut report = begun(&template);
        report.period = Period::range(parse_iso(from).unwrap(), parse_iso(to).unwrap()).unwrap();
        let told = found(&template, &report, None, "usualDays");
        let text = told.first().map(|(severity, message)| {
            assert_eq!(*severity, Severity::Note);
            message.as_str()
        });
        match expected {
            "" => assert_eq!(text, None),
            part => assert!(text.unwrap().contains(part), "{text:?}"),
        }
    };
    check(
        "2023-12-01",
        "2024-02-29",
        "Quý I/2024 (từ 15/12/2023 đến 14/3/2024, theo Nghị định số 09/2019/NĐ-CP",
    );
    check("2023-12-15", "2024-03-14", "");
    check(
        "2024-06-01",
        "2024-12-01",
        "6 tháng cuối năm 2024 (từ 15/6/2024 đến 14/12/2024",
    );
    check("2016-01-01", "2020-12-31", "");
    check("2024-02-20", "2024-08-20", "");
}

/// Field case: a district's committee in 2026. Whether it still works is asked, not said.
#[test]
fn an_agency_of_a_district_is_asked_about_from_2025_on() {
    let template = crate::shipped().form("bao-cao-nam-chuyen-doi-so").unwrap();
    let asked = |name: &str, year: u32| {
        let mut report = begun(&template);
        report.period.year = year;
        report.set(FieldPath::new("agency.name"), Answer::Text(name.to_owned()));
        found(&template, &report, None, "agencyLevelCurrent")
    };
    for name in [
        "Ủy ban nhân dân thị trấn Ba Chúc",
        "Phòng Nội vụ huyện Tri Tôn",
        "Phòng Lao động - Thương binh và Xã hội huyện Tri Tôn",
        "PHÒNG VĂN HÓA VÀ THÔNG TIN HUYỆN TRI TÔN",
        "Trung tâm Phục vụ hành chính công huyện Châu Phú",
        "Văn phòng HĐND và UBND quận Ninh Kiều",
        "Ủy ban nhân dân thành phố Long Xuyên thuộc tỉnh An Giang",
        "Ủy ban nhân dân xã Bình An, huyện Châu Phú",
        "Ủy ban nhân dân huyện Tri Tôn",
        "Ủy ban nhân dân xã An Bình huyện Châu Phú",
        "Ủy ban nhân dân thành phố Châu Đốc",
        "UBND thành phố Thủ Đức",
        "UBND Thị xã Tân Châu",
        "ỦY BAN NHÂN DÂN QUẬN 1",
    ] {
        let told = asked(name, 2026);
        assert!(
            told.len() == 1 && told[0].0 == Severity::Note && told[0].1.ends_with('?'),
            "{name}: {told:?}"
        );
        assert_eq!(asked(name, 2024), []);
    }
    for name in [
        "Ủy ban nhân dân xã Giao Hòa",
        "Ủy ban nhân dân thành phố Huế",
        "Sở Xây dựng",
        "Ủy ban nhân dân xã Bình Huyện",
        "ỦY BAN NHÂN DÂN XÃ BÌNH HUYỆN, TỈNH ĐỒNG THÁP",
        "Phòng Kinh tế xã Bình Huyện",
        "Phòng Văn hóa - Xã hội phường Long Xuyên",
        "Trường Trung học phổ thông thị xã Quảng Trị",
        "Ủy ban nhân dân Thành phố Hồ Chí Minh",
        "UBND thành phố Hà Nội",
        "Ủy ban nhân dân phường Thủ Đức, thành phố Hồ Chí Minh",
        "Trung tâm Điều hành thành phố thông minh",
        "Cơ quan quản lý thị trường",
        "Huyện",
    ] {
        assert_eq!(asked(name, 2026), [], "{name}");
    }
}

/// What is computed again after one change is what a full assessment finds, beside findings that stand.
#[test]
fn findings_against_the_previous_period_stand_where_nothing_changed() {
    let template = crate::shipped().form("bao-cao-nam-chuyen-doi-so").unwrap();
    let typed = [
        ("headcount", "10.000"),
        ("computers", "20"),
        ("document.issuedDate", "05/01/2126"),
    ];
    let previous = with(&template, &[("headcount", "10"), ("computers", "20.000")]);
    let mut report = with(&template, &typed);
    report
        .rows
        .insert("funding".to_owned(), vec!["r1".to_owned()]);
    let mut assessment = assess(&template, crate::rules(&template), &report, Some(&previous));
    assert_eq!(
        found(&template, &report, Some(&previous), "prior:").len(),
        2
    );
    for (path, text) in [
        ("headcount", "10"),
        ("computers", "30"),
        ("funding.r1.amount", "12"),
        ("headcount", "12.000"),
        ("document.issuedDate", "05/01/2026"),
        ("document.issuedDate", "06/01/2126"),
    ] {
        let path = FieldPath::new(path);
        report.set(
            path.clone(),
            read(template.field_kind(&path).unwrap(), text),
        );
        reassess(
            &mut assessment,
            &template,
            crate::rules(&template),
            &report,
            Some(&previous),
            std::slice::from_ref(&path),
        );
        assert_eq!(
            assessment,
            assess(&template, crate::rules(&template), &report, Some(&previous)),
            "{path:?} {text}"
        );
    }
}

/// Field case: a name that was read in another code, or typed for an old typeface, gets a remark.
#[test]
fn letters_that_do_not_read_as_vietnamese_are_told() {
    let template = crate::shipped().form("bao-cao-nam-chuyen-doi-so").unwrap();
    let told = |name: &str| {
        let mut report = begun(&template);
        report.set(FieldPath::new("agency.name"), Answer::Text(name.to_owned()));
        found(&template, &report, None, "letters:agency.name")
    };
    for name in [
        "Quß║¡n Ba ─É├¼nh",
        "Uû ban nh©n d©n x· Giao Hßa",
        "Ủy ban nh\u{fffd}n dân",
    ] {
        assert_eq!(told(name).len(), 1, "{name}");
    }
    for name in [
        "Ủy ban nhân dân xã Ea H’Leo",
        "Sở Khoa học và Công nghệ",
        "Văn Miếu - Quốc Tử Giám",
        "Trung tâm FPT®",
    ] {
        assert_eq!(told(name), [], "{name}");
    }
}

#[test]
fn last_years_number_is_written_as_last_year_stated_or_counted_it() {
    let text = include_str!("../../src/catalog/data/templates/bao-cao-nam-cntt.json");
    let mut template: Value = serde_json::from_str(text).unwrap();
    template["id"] = json!("own-rule");
    template["checks"].as_array_mut().unwrap().push(json!({
        "id": "mailJump", "family": "PRIOR", "severity": "warning", "rule": "mailIssuedRate = previous(mailIssuedRate)",
        "message": "Tỷ lệ {mailIssuedRate}, kỳ trước {mailIssuedRate|previous}.", "advice": "Kiểm tra lại số liệu."
    }));
    let template =
        crate::own(decode_template(&template.to_string(), &crate::shipped().built_in).unwrap());
    let stated = with(&template, &[("statedMailIssuedRate", "98,50")]);
    let counted = with(&template, &[("mailAccounts", "2"), ("headcount", "3")]);
    let told =
        |report: &Report, previous: &Report| found(&template, report, Some(previous), "mailJump");
    assert_eq!(
        told(&counted, &stated),
        [(
            Severity::Warning,
            "Tỷ lệ 66,67%, kỳ trước 98,50%.".to_owned()
        )]
    );
    assert_eq!(
        told(&stated, &counted),
        [(
            Severity::Warning,
            "Tỷ lệ 98,50%, kỳ trước 66,67%.".to_owned()
        )]
    );
}
