//! A receiving department's world from a seed: agencies of 34 provinces with names as they are written, a report of real size
//! of each, and files with every kind of conflict, each with what it is. The native tests use it too, and `cargo xtask reports`
//! writes the files.

use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::collection::{Agency, Collection};
use bao_cao_so::model::date::parse_iso;
use bao_cao_so::model::number::Number;
use bao_cao_so::model::period::{Period, PeriodKind};
use bao_cao_so::model::report::{Report, Revision, Status, TemplateRef};
use bao_cao_so::model::template::{Field, FieldKind, Rows, Table};
use bao_cao_so::template::form::{Form, PARTICULARS};
use rust_decimal::Decimal;

use super::chance::Chance;

/// The provinces and cities since 01/7/2025.
const PROVINCES: [&str; 34] = [
    "thành phố Hà Nội",
    "thành phố Huế",
    "tỉnh Quảng Ninh",
    "tỉnh Cao Bằng",
    "tỉnh Lạng Sơn",
    "tỉnh Lai Châu",
    "tỉnh Điện Biên",
    "tỉnh Sơn La",
    "tỉnh Thanh Hóa",
    "tỉnh Nghệ An",
    "tỉnh Hà Tĩnh",
    "tỉnh Tuyên Quang",
    "tỉnh Lào Cai",
    "tỉnh Thái Nguyên",
    "tỉnh Phú Thọ",
    "tỉnh Bắc Ninh",
    "tỉnh Hưng Yên",
    "thành phố Hải Phòng",
    "tỉnh Ninh Bình",
    "tỉnh Quảng Trị",
    "thành phố Đà Nẵng",
    "tỉnh Quảng Ngãi",
    "tỉnh Gia Lai",
    "tỉnh Khánh Hòa",
    "tỉnh Lâm Đồng",
    "tỉnh Đắk Lắk",
    "Thành phố Hồ Chí Minh",
    "tỉnh Đồng Nai",
    "tỉnh Tây Ninh",
    "thành phố Cần Thơ",
    "tỉnh Vĩnh Long",
    "tỉnh Đồng Tháp",
    "tỉnh Cà Mau",
    "tỉnh An Giang",
];
/// Departments of a province.
const DEPARTMENTS: [&str; 14] = [
    "Sở Nội vụ",
    "Sở Tư pháp",
    "Sở Tài chính",
    "Sở Công Thương",
    "Sở Nông nghiệp và Môi trường",
    "Sở Xây dựng",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Khoa học và Công nghệ",
    "Sở Giáo dục và Đào tạo",
    "Sở Y tế",
    "Thanh tra tỉnh",
    "Văn phòng Ủy ban nhân dân tỉnh",
    "Sở Dân tộc và Tôn giáo",
    "Ban Quản lý các khu công nghiệp",
];
/// First and second words of names of communes.
const FIRST: [&str; 14] = [
    "Tân", "An", "Bình", "Phú", "Hòa", "Mỹ", "Long", "Thạnh", "Xuân", "Vĩnh", "Đông", "Nghĩa",
    "Quảng", "Thủy",
];
const SECOND: [&str; 14] = [
    "Hòa",
    "Phước",
    "Lộc",
    "Thành",
    "Trung",
    "Thủy",
    "Thượng",
    "Hưng",
    "Khánh",
    "Sơn",
    "Quý",
    "Điền",
    "Ngãi",
    "Lập",
];
/// Communes of a province: 34 × 98 are 3,332.
const COMMUNES: usize = 98;
/// What reports at the level of a commune, the people's committee first.
const OF_COMMUNES: [&str; 3] = [
    "Ủy ban nhân dân",
    "Trung tâm Phục vụ hành chính công",
    "Trạm Y tế",
];

/// The agencies of all provinces: departments, then communes, at most so many; a group a province.
#[must_use]
pub fn agencies(most: usize) -> Vec<Agency> {
    let mut agencies = Vec::with_capacity(most);
    let mut add = |name: String, superior: &str, province: usize, number: usize| {
        if agencies.len() < most {
            agencies.push(Agency {
                id: format!("a{}", agencies.len()),
                identifier: format!("H{:02}.{number}", province + 1),
                name,
                superior: superior.to_owned(),
                group: PROVINCES
                    .get(province)
                    .copied()
                    .unwrap_or_default()
                    .to_owned(),
                ..Agency::default()
            });
        }
    };
    for (number, department) in DEPARTMENTS.iter().enumerate() {
        for (province, name) in PROVINCES.iter().enumerate() {
            let superior = format!("Ủy ban nhân dân {name}");
            add((*department).to_owned(), &superior, province, number + 1);
        }
    }
    for (kind, unit) in OF_COMMUNES.iter().enumerate() {
        for commune in 0..COMMUNES {
            for (province, name) in PROVINCES.iter().enumerate() {
                let first = FIRST
                    .get(commune / 7 % FIRST.len())
                    .copied()
                    .unwrap_or_default();
                let second = SECOND
                    .get((commune * 2 + province) % SECOND.len())
                    .copied()
                    .unwrap_or_default();
                let level = if commune % 7 == 3 { "phường" } else { "xã" };
                let superior = format!("Ủy ban nhân dân {name}");
                let number = 100 + kind * COMMUNES + commune;
                add(
                    format!("{unit} {level} {first} {second}"),
                    &superior,
                    province,
                    number,
                );
            }
        }
    }
    agencies
}

/// The year 2025 as the decree has it.
///
/// # Panics
/// Its days do not exist.
#[must_use]
#[allow(clippy::expect_used, reason = "a benchmark has no person to tell")]
pub fn year() -> Period {
    let day = |text| parse_iso(text).expect("a day of the calendar");
    Period {
        kind: PeriodKind::Year,
        year: 2025,
        index: 1,
        from: day("2024-12-15"),
        to: day("2025-12-14"),
    }
}

/// A collection of agencies that received nothing yet.
#[must_use]
pub fn collection(form: &Form, agencies: Vec<Agency>) -> Collection {
    Collection {
        id: "generated".to_owned(),
        template: form.id.clone(),
        template_version: form.version,
        period: year(),
        superior: String::new(),
        asked_by: String::new(),
        deadline: parse_iso("2025-12-20"),
        agencies,
        submissions: Default::default(),
        decisions: Default::default(),
        follow_ups: Default::default(),
        set_aside: Vec::new(),
        unknown: None,
    }
}

/// The report of an agency: most questions answered, some blank, some not applicable, rows in its tables.
#[must_use]
pub fn report(form: &Form, agency: &Agency, seed: u64) -> Report {
    let mut chance = Chance(seed);
    let mut report = Report {
        id: format!("report-{}", agency.id),
        template: TemplateRef {
            id: form.id.clone(),
            version: form.version,
            digest: form.digest.clone(),
        },
        period: year(),
        answers: Default::default(),
        rows: Default::default(),
        included: Vec::new(),
        explanations: Default::default(),
        edits: Default::default(),
        comments: Default::default(),
        status: Status::Completed(format!("2025-12-16T10:{:02}:00+07:00", chance.below(60))),
        revision: Revision {
            number: 1,
            replaces: None,
            reason: None,
        },
        history: Vec::new(),
        changed: format!("2025-12-16T09:{:02}:00+07:00", chance.below(60)),
        unknown: None,
    };
    for (address, placed) in &form.fields {
        if placed.section != PARTICULARS {
            let answer = answer(&placed.field, &mut chance);
            report.set(FieldPath::new(address.as_str()), answer);
        }
    }
    for placed in form.tables.values() {
        fill(&placed.table, &mut report, &mut chance);
    }
    write_agency(&mut report, agency, &mut chance);
    report
}

/// The particulars of an agency as its officer writes them: composed or not, short or in full, in capitals.
fn write_agency(report: &mut Report, agency: &Agency, chance: &mut Chance) {
    let name = match chance.below(6) {
        0 => decomposed(&agency.name),
        1 => agency.name.replace("Ủy ban nhân dân", "UBND"),
        2 => agency.name.to_uppercase(),
        3 => agency.name.replace(' ', "\u{a0}"),
        _ => agency.name.clone(),
    };
    let identifier = if chance.once_in(3) {
        ""
    } else {
        &agency.identifier
    };
    for (path, words) in [
        ("agency.name", name.as_str()),
        ("agency.identifier", identifier),
        ("agency.superior", &agency.superior),
    ] {
        if !words.is_empty() {
            report.set(FieldPath::new(path), Answer::Text(words.to_owned()));
        }
    }
}

fn fill(table: &Table, report: &mut Report, chance: &mut Chance) {
    let rows: Vec<String> = match &table.rows {
        Rows::Fixed(rows) => rows.iter().map(|row| row.id.clone()).collect(),
        Rows::Added { .. } => (0..2 + chance.below(5))
            .map(|row| format!("r{row}"))
            .collect(),
    };
    for row in &rows {
        for column in &table.columns {
            let marks_group = table.shape.group_by.as_ref() == Some(&column.id);
            let answer = match &column.kind {
                FieldKind::YesNo if marks_group => Answer::YesNo(false),
                FieldKind::Line => Answer::Text(chance.of(&SUBJECTS).to_owned()),
                _ => answer(column, chance),
            };
            report.set(FieldPath::cell(&table.id, row, &column.id), answer);
        }
    }
    if matches!(table.rows, Rows::Added { .. }) {
        report.rows.insert(table.id.clone(), rows);
    }
}

/// Names of rows.
const SUBJECTS: [&str; 8] = [
    "Đất đai",
    "Hộ tịch",
    "Y tế",
    "Giáo dục",
    "Xây dựng",
    "Bảo trợ xã hội",
    "Chứng thực",
    "Lao động, việc làm",
];
/// What officers write.
const WORDS: &str = "Cơ quan đã triển khai đầy đủ nhiệm vụ được giao trong kỳ; cán bộ, công chức khai thác thành thạo phần mềm \
    quản lý văn bản và hệ thống thông tin giải quyết thủ tục hành chính; người dân được hướng dẫn nộp hồ sơ trực tuyến.";

fn answer(field: &Field, chance: &mut Chance) -> Answer {
    match chance.below(40) {
        0 | 1 => return Answer::Blank,
        2 => return Answer::NotApplicable("Cơ quan không có chức năng này.".to_owned()),
        _ => {}
    }
    match &field.kind {
        FieldKind::Count => Answer::Number(Number::from(
            u32::try_from(chance.below(2_000)).unwrap_or_default(),
        )),
        FieldKind::Amount { decimals } => {
            let value = Decimal::new(
                i64::try_from(chance.below(900_000)).unwrap_or_default(),
                (*decimals).min(2),
            );
            Number::new(value).map_or(Answer::Blank, Answer::Number)
        }
        FieldKind::Percent => {
            Number::new(Decimal::new(9_750, 2)).map_or(Answer::Blank, Answer::Number)
        }
        FieldKind::Line => Answer::Text("Văn bản số 12/KH-UBND".to_owned()),
        FieldKind::Text => Answer::Text(WORDS.to_owned()),
        FieldKind::Lines => Answer::Text([WORDS, WORDS].join("\n")),
        FieldKind::Choice(options) => {
            let at = usize::try_from(chance.below(options.len() as u64)).unwrap_or_default();
            options
                .get(at)
                .map_or(Answer::Blank, |option| Answer::Text(option.id.clone()))
        }
        FieldKind::YesNo => Answer::YesNo(chance.once_in(2)),
        FieldKind::Date => Answer::Text("2025-06-01".to_owned()),
        FieldKind::Acts | FieldKind::Computed { .. } => Answer::Blank,
    }
}

/// Letters with their marks apart, as some systems write names (the letters that occur in the names above).
#[must_use]
pub fn decomposed(words: &str) -> String {
    const MARKS: [(char, &str); 25] = [
        ('á', "a\u{301}"),
        ('à', "a\u{300}"),
        ('ã', "a\u{303}"),
        ('ả', "a\u{309}"),
        ('ạ', "a\u{323}"),
        ('ấ', "a\u{302}\u{301}"),
        ('â', "a\u{302}"),
        ('ậ', "a\u{323}\u{302}"),
        ('é', "e\u{301}"),
        ('ế', "e\u{302}\u{301}"),
        ('ề', "e\u{302}\u{300}"),
        ('ệ', "e\u{323}\u{302}"),
        ('í', "i\u{301}"),
        ('ì', "i\u{300}"),
        ('ĩ', "i\u{303}"),
        ('ò', "o\u{300}"),
        ('ô', "o\u{302}"),
        ('ộ', "o\u{323}\u{302}"),
        ('ồ', "o\u{302}\u{300}"),
        ('ở', "o\u{31b}\u{309}"),
        ('ơ', "o\u{31b}"),
        ('ư', "u\u{31b}"),
        ('ụ', "u\u{323}"),
        ('ủ', "u\u{309}"),
        ('ý', "y\u{301}"),
    ];
    let apart = |letter: char| match MARKS.iter().find(|(whole, _)| *whole == letter) {
        Some((_, parts)) => (*parts).to_owned(),
        None => letter.to_string(),
    };
    words.chars().map(apart).collect()
}
