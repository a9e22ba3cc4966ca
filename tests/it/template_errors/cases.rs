//! One case for each error of a template, and what is reported of it.

use serde_json::{Value, json};

use super::Case;

/// Something else at a place of the file.
fn set(pointer: &'static str, value: Value) -> Box<dyn Fn(&mut Value)> {
    Box::new(move |template| {
        let (parent, member) = pointer.rsplit_once('/').unwrap();
        let parent = template.pointer_mut(parent).unwrap();
        match member.parse::<usize>() {
            Ok(position) => parent[position] = value.clone(),
            Err(_) => parent[member] = value.clone(),
        }
    })
}

fn case(
    change: Box<dyn Fn(&mut Value)>,
    code: &'static str,
    place: &'static str,
    sentence: &'static str,
) -> Case {
    Case {
        change,
        code,
        place,
        marked: None,
        sentence,
    }
}

/// A text that is put at a place, with the piece of it that is marked.
fn text(
    pointer: &'static str,
    text: impl Into<String>,
    code: &'static str,
    place: &'static str,
    piece: &'static str,
    sentence: &'static str,
) -> Case {
    let text = text.into();
    Case {
        change: set(pointer, json!(text)),
        marked: Some((text, piece)),
        ..case(Box::new(|_| {}), code, place, sentence)
    }
}

/// A formula of the indicator.
fn formula(
    written: impl Into<String>,
    code: &'static str,
    piece: &'static str,
    sentence: &'static str,
) -> Case {
    text(
        "/indicators/0/formula",
        written,
        code,
        "indicators.rate.formula",
        piece,
        sentence,
    )
}

const ITEMS: &str = "/sections/0/items/3";

fn cases_of_members() -> Vec<Case> {
    let row = |id: &str| json!({"id": id, "label": "R"});
    vec![
        case(
            set("/sections/0/items/2/id", json!("machines")),
            "DuplicateId",
            "fields.machines#2.id",
            "Mã “machines” đã dùng ở chỗ khác. Hãy đặt mã khác.",
        ),
        // The address of the section would be that of the page of findings.
        case(
            set("/sections/0/id", json!("van-de")),
            "ReservedId",
            "sections.van-de.id",
            "Mã “van-de” là địa chỉ của một trang có sẵn trong ứng dụng nên mục này sẽ không mở được. Hãy đặt mã khác cho mục.",
        ),
        case(
            set("/sections/0/id", json!("particulars")),
            "ReservedId",
            "sections.particulars.id",
            "Mã “particulars” là địa chỉ của một trang có sẵn trong ứng dụng nên mục này sẽ không mở được. Hãy đặt mã khác cho mục.",
        ),
        case(
            set("/id", json!("mẫu")),
            "BadId",
            "id",
            "Mã “mẫu” không đúng quy cách. Mã bắt đầu bằng chữ cái, chỉ gồm chữ không dấu, chữ số và dấu gạch nối.",
        ),
        case(
            set("/id", json!("")),
            "BadId",
            "id",
            "Chưa có mã. Hãy đặt mã bằng chữ không dấu và chữ số.",
        ),
        case(
            set("/sections/0/title", json!(" ")),
            "Empty",
            "sections.machines-section.title",
            "Còn trống. Hãy điền chữ vào đây.",
        ),
        case(
            set("/periods", json!([])),
            "NoEntries",
            "periods",
            "Danh sách còn trống. Hãy thêm ít nhất một mục.",
        ),
        case(
            set("/document/bases", json!(["nd30-2020", "nowhere"])),
            "UnknownAct",
            "document.bases.1",
            "Không có văn bản “nowhere” trong danh mục. Hãy chọn văn bản khác hoặc thêm văn bản vào mẫu.",
        ),
        case(
            set("/indicators/0/section", json!("nowhere")),
            "UnknownSection",
            "indicators.rate.section",
            "Mẫu không có mục “nowhere”. Hãy chọn một mục của đề cương.",
        ),
        case(
            set("/sections/0/items/2/continues", json!("nowhere")),
            "UnknownName",
            "fields.staff.continues",
            "Mẫu không có “nowhere”. Hãy dùng mã của một ô số liệu, một cột hoặc một chỉ tiêu.",
        ),
        case(
            set("/sections/0/items/3/columns/3/continues", json!("note")),
            "Needs NumberColumn",
            "tables.list.columns.part.continues",
            "Cần cột số của bảng.",
        ),
        case(
            set("/sections/0/items/2/continues", json!("agency.name")),
            "Needs NumberOrIndicator",
            "fields.staff.continues",
            "Cần ô số hoặc chỉ tiêu.",
        ),
        case(
            set("/checks/0/each", json!("nowhere")),
            "UnknownTable",
            "checks.subset.each",
            "Mẫu không có bảng “nowhere”. Hãy chọn một bảng của mẫu.",
        ),
        case(
            set("/sections/0/items/3/rowLabel", json!("nowhere")),
            "UnknownColumn",
            "tables.list.rowLabel",
            "Bảng không có cột “nowhere”. Hãy chọn một cột của bảng.",
        ),
        case(
            set(
                "/sections/0/items/2",
                json!({"id": "staff", "type": "percent", "label": "S", "states": "nowhere"}),
            ),
            "UnknownIndicator",
            "fields.staff.states",
            "Mẫu không có chỉ tiêu “nowhere”. Hãy chọn một chỉ tiêu của mẫu.",
        ),
        case(
            set(
                "/sections/0/items/3/columns/7",
                json!({"id": "again", "type": "percent", "label": "S", "states": "share"}),
            ),
            "StatedTwice",
            "tables.list.columns.again.states",
            "“share” đã có một tỷ lệ ghi tay khác. Mỗi chỉ tiêu hoặc cột tự tính chỉ có một.",
        ),
        case(
            set("/sections/0/items/3", {
                let rows = [row("a"), row("a")];
                json!({"id": "list", "type": "table", "label": "B", "rows": rows, "columns": [{"id": "n", "type": "count", "label": "N"}]})
            }),
            "DuplicateId",
            "tables.list.rows.1",
            "Mã “a” đã dùng ở chỗ khác. Hãy đặt mã khác.",
        ),
    ]
}

fn cases_of_periods() -> Vec<Case> {
    let day = |year: i32, month: u32, day: u32| json!({"year": year, "month": month, "day": day});
    vec![
        case(
            set("/periods/0/from", day(0, 2, 29)),
            "NoSuchDay",
            "periods.0.from",
            "Ngày không có thật trong mọi kỳ của mọi năm. Hãy chọn ngày khác.",
        ),
        case(
            set("/periods/0/to", day(0, 13, 40)),
            "NoSuchDay",
            "periods.0.to",
            "Ngày không có thật trong mọi kỳ của mọi năm. Hãy chọn ngày khác.",
        ),
        case(
            set("/periods/0/to", day(-2, 1, 1)),
            "EndsBeforeItBegins",
            "periods.0.to",
            "Ngày cuối kỳ đứng trước ngày đầu kỳ. Hãy sửa một trong hai ngày.",
        ),
        case(
            set("/periods/0/kind", json!("range")),
            "DaysOfRange",
            "periods.0.from",
            "Khoảng thời gian do người lập báo cáo chọn nên mẫu không nêu ngày. Hãy bỏ hai ngày này.",
        ),
    ]
}

fn cases_of_requirements() -> Vec<Case> {
    let column = |id: &str, kind: &str| json!({"id": id, "type": kind, "label": "C"});
    let with = |mut value: Value, member: &str, content: Value| {
        value[member] = content;
        value
    };
    vec![
        case(
            Box::new(|template| {
                let table = template.pointer_mut(ITEMS).unwrap();
                table["rowLabel"] = json!("year");
                table["rows"] = json!([{"id": "r", "label": "R"}]);
                table.as_object_mut().unwrap().remove("addedRow");
            }),
            "Needs AddedRows",
            "tables.list.rowLabel",
            "Cần bảng có dòng do người dùng thêm (addedRow).",
        ),
        case(
            set("/sections/0/items/3/rowLabel", json!("share")),
            "Needs NamingColumn",
            "tables.list.rowLabel",
            "Cần cột chữ, lựa chọn, ngày hoặc số đếm.",
        ),
        case(
            set("/sections/0/items/3/groupBy", json!("part")),
            "Needs YesNoColumn",
            "tables.list.groupBy",
            "Cần cột có hoặc không (yesNo).",
        ),
        case(
            set("/sections/0/items/3/columns/6/states", json!("part")),
            "Needs ComputedColumn",
            "tables.list.columns.stated.states",
            "Cần cột tự tính (computed).",
        ),
        case(
            set("/sections/0/items/2/states", json!("rate")),
            "Needs StatedPercentage",
            "fields.staff.states",
            "Cần tỷ lệ ghi tay (percent).",
        ),
        case(
            set(
                "/sections/0/items/2",
                with(column("staff", "computed"), "formula", json!("machines")),
            ),
            "Needs Column",
            "fields.staff.type",
            "Cần cột của bảng.",
        ),
        case(
            set("/sections/0/items/2/total", json!(true)),
            "Needs NumberColumn",
            "fields.staff.total",
            "Cần cột số của bảng.",
        ),
        case(
            set("/sections/0/items/3/columns/5/required", json!(true)),
            "Needs Typed",
            "tables.list.columns.share.required",
            "Cần ô phải nhập.",
        ),
        case(
            set("/sections/0/items/2/outline", json!("...")),
            "Needs Words",
            "fields.staff.outline",
            "Cần ô chữ.",
        ),
        case(
            set(
                "/sections/0/items/2",
                with(column("staff", "line"), "limit", json!(5)),
            ),
            "Needs Number",
            "fields.staff.limit",
            "Cần ô số.",
        ),
        case(
            set("/sections/0/items/2/reach", json!({ "after": 1 })),
            "Needs Day",
            "fields.staff.reach",
            "Cần ô ngày tháng.",
        ),
        case(
            Box::new(|template| {
                let column = &mut template.pointer_mut(ITEMS).unwrap()["columns"][5];
                column["total"] = json!(true);
                column["formula"] = json!("100 - row.stated");
            }),
            "Needs TotalOfTotals",
            "tables.list.columns.share.total",
            "Cần cột tính được từ tổng các cột số.",
        ),
        case(
            set(
                "/sections/0/items/2",
                with(column("staff", "percent"), "rollUp", json!("sum")),
            ),
            "Needs Addable",
            "fields.staff.rollUp",
            "Cần ô số đếm hoặc số tiền (count, amount); tỷ lệ không cộng được.",
        ),
        case(
            set("/sections/0/items/2/rollUp", json!("distribution")),
            "Needs Options",
            "fields.staff.rollUp",
            "Cần ô lựa chọn hoặc có, không (choice, yesNo).",
        ),
        case(
            set("/sections/0/items/2/rollUp", json!("byName")),
            "Needs AddedRows",
            "fields.staff.rollUp",
            "Cần bảng có dòng do người dùng thêm (addedRow).",
        ),
        case(
            set("/sections/0/items/3/columns/5/rollUp", json!("none")),
            "Needs Typed",
            "tables.list.columns.share.rollUp",
            "Cần ô phải nhập.",
        ),
        case(
            set("/sections/0/items/3/rollUp", json!("sum")),
            "Needs FixedRows",
            "tables.list.rollUp",
            "Cần bảng có dòng do mẫu khai sẵn (rows).",
        ),
        case(
            set("/sections/0/items/3/rollUp", json!("latest")),
            "Needs Column",
            "tables.list.rollUp",
            "Cần cột của bảng.",
        ),
        case(
            Box::new(|template| {
                let field = template.pointer_mut("/sections/0/items/2").unwrap();
                field["rollUp"] = json!("latest");
                field["overTime"] = json!("stock");
            }),
            "Needs RolledUp",
            "fields.staff.overTime",
            "Cần ô, cột hoặc bảng được cộng hoặc liệt kê khi tổng hợp (rollUp).",
        ),
        case(
            set("/indicators/0/evidence", json!("source")),
            "Needs IndicatorWithActs",
            "indicators.rate.evidence",
            "Cần chỉ tiêu có căn cứ (acts).",
        ),
    ]
}

fn cases_of_syntax() -> Vec<Case> {
    vec![
        formula(
            "",
            "Syntax Empty",
            "",
            "Công thức còn trống. Hãy viết công thức.",
        ),
        formula(
            format!("\"{}ấ\"", "a".repeat(1_998)),
            "Syntax TooLong",
            "ấ\"",
            "Công thức quá dài: tối đa 2.000 byte. Hãy tách một phần thành chỉ tiêu hoặc cột tự tính riêng.",
        ),
        formula(
            "(".repeat(25),
            "Syntax TooDeep",
            "(",
            "Công thức lồng nhau quá sâu. Hãy tách một phần thành chỉ tiêu hoặc cột tự tính riêng.",
        ),
        formula(
            format!("1{}+2", "+1".repeat(100)),
            "Syntax ChainTooLong",
            "+2",
            "Có hơn 100 phép tính nối nhau. Hãy dùng total(...) để cộng nhiều số.",
        ),
        formula(
            "1 + precent(machines, 2)",
            "Syntax UnknownFunction",
            "precent",
            "Không có hàm “precent”. Hãy dùng một hàm trong danh sách hàm của công thức.",
        ),
        formula(
            "machines + ",
            "Syntax UnexpectedEnd",
            "",
            "Công thức chưa xong: hết chữ khi còn thiếu một phần. Hãy viết tiếp hoặc đóng ngoặc.",
        ),
        formula(
            "machines × 2",
            "Syntax Unexpected",
            "×",
            "Không đọc được công thức từ dấu “×”. Hãy sửa hoặc xóa phần này.",
        ),
    ]
}

fn cases_of_types() -> Vec<Case> {
    vec![
        formula(
            "percent(nowhere, machines)",
            "Type UnknownName",
            "nowhere",
            "Mẫu không có ô số liệu, bảng hoặc chỉ tiêu “nowhere”.",
        ),
        formula(
            "1 + list.sum(row.nowhere)",
            "Type UnknownColumn",
            "row.nowhere",
            "Không có cột “nowhere” ở đây. Hãy dùng một cột của bảng mà công thức đang tính theo từng dòng.",
        ),
        formula(
            "list.count(row.kind = \"c\")",
            "Type UnknownOption",
            "\"c\"",
            "“c” không phải một lựa chọn của ô này.",
        ),
        formula(
            "machines + (connected + staff)",
            "Type Units",
            "staff",
            "Hai đơn vị khác nhau: “máy” và “người”. Chỉ cộng, trừ, so sánh số cùng đơn vị; tỷ lệ giữa hai đơn vị thì dùng ratio(...).",
        ),
        formula(
            "percent(machines)",
            "Type ArgumentCount",
            "percent(machines)",
            "Hàm percent cần 2 phần trong ngoặc, đang có 1.",
        ),
        formula(
            "list.sum()",
            "Type ArgumentCount",
            "list.sum()",
            "Hàm sum cần 1 đến 2 phần trong ngoặc, đang có 0.",
        ),
        formula(
            "max()",
            "Type ArgumentCount",
            "max()",
            "Hàm max cần ít nhất 1 phần trong ngoặc, đang có 0.",
        ),
        formula(
            "list.sum(list.count())",
            "Type RowsInRows",
            "list.count()",
            "Không tính qua các dòng ở bên trong một phép tính qua các dòng. Hãy đưa phần bên trong thành cột tự tính hoặc chỉ tiêu riêng.",
        ),
        formula(
            "(machines > 1)",
            "Type Expected Number",
            "(machines > 1)",
            "Ở đây cần số.",
        ),
        text(
            "/checks/0/rule",
            "not machines",
            "Type Expected Condition",
            "checks.subset.rule",
            "machines",
            "Ở đây cần điều kiện đúng hoặc sai.",
        ),
        formula(
            "entries( machines )",
            "Type Expected TypedWords",
            "machines",
            "Ở đây cần ô chữ.",
        ),
        formula(
            "if(filled(1 + 1), 1, 2)",
            "Type Expected Name",
            "1 + 1",
            "Ở đây cần tên một ô số liệu.",
        ),
        formula(
            "list.sum(before(machines))",
            "Type Expected RowCell",
            "machines",
            "Ở đây cần tên một cột (row.cột).",
        ),
        formula(
            "list.count(contains(row.note, \" \"))",
            "Type Expected QuotedWords",
            "\" \"",
            "Ở đây cần từ ngữ trong ngoặc kép.",
        ),
        formula(
            "round(machines, staff)",
            "Type Expected Decimals",
            "staff",
            "Ở đây cần số chữ số thập phân.",
        ),
        formula(
            "if(machines > 1, machines, period.from)",
            "Type Expected SameType",
            "period.from",
            "Ở đây cần hai vế cùng loại.",
        ),
    ]
}

fn cases_of_texts() -> Vec<Case> {
    vec![
        text(
            "/sections/0/narrative/0/text",
            "Có {machines | unit} và { nothing }.",
            "UnknownName",
            "narrative.text.text",
            "nothing",
            "Mẫu không có “nothing”. Hãy dùng mã của một ô số liệu, một cột hoặc một chỉ tiêu.",
        ),
        text(
            "/document/subject",
            "Số máy [là {machines",
            "Sentence Unbalanced",
            "document.subject",
            "{",
            "Dấu “{” không có dấu đi cặp. Hãy thêm dấu còn lại; muốn in chính dấu này thì viết \\{.",
        ),
        text(
            "/checks/0/message",
            "Có {machines| units }.",
            "Sentence UnknownForm",
            "checks.subset.message",
            "units",
            "Không có cách ghi “units” sau dấu |. Hãy dùng unit, some, any, lower, previous, change hoặc list.",
        ),
        text(
            "/sections/0/narrative/0/text",
            "Có {machines}[, trong đó |{machines}|any|, {machines|any} máy].",
            "Sentence NoReference",
            "narrative.text.text",
            "any|",
            "Một phần của danh sách trong ngoặc vuông không có ô nào, nên không biết khi nào bỏ. Hãy ghi ô trong ngoặc nhọn; muốn in chính dấu | thì viết \\|.",
        ),
        case(
            set("/indicators/0/formula", json!("rate + 1")),
            "Circular",
            "indicators.rate.formula",
            "Công thức tính từ chính nó: rate. Hãy bỏ tên này khỏi công thức.",
        ),
        case(
            Box::new(|template| {
                template["indicators"][0]["formula"] = json!("list.sum(row.share)");
                template.pointer_mut(ITEMS).unwrap()["columns"][5]["formula"] =
                    json!("row.part + rate");
            }),
            "Circular",
            "indicators.rate.formula",
            "Các công thức tính từ nhau thành vòng: rate, list..share, rate. Hãy bỏ một tên khỏi công thức của tên đứng trước.",
        ),
        case(
            Box::new(|template| {
                let one = template["indicators"][0].clone();
                let chain = (0..201).map(|position| {
                    let mut one = one.clone();
                    one["id"] = json!(format!("i{position}"));
                    if position > 0 {
                        one["formula"] = json!(format!("i{} + 1", position - 1));
                    }
                    one
                });
                let chain: Vec<Value> = chain.collect();
                template["indicators"].as_array_mut().unwrap().extend(chain);
            }),
            "TooDeep",
            "indicators.i200.formula",
            "Công thức tính từ quá nhiều công thức nối nhau. Hãy tính thẳng từ các ô số liệu.",
        ),
    ]
}

/// What stands in a file and no template can hold.
fn cases_of_values() -> Vec<Case> {
    const WORD: &str =
        "Định dạng không có từ “deadly” ở đây. Hãy dùng một từ mà định dạng mẫu nêu.";
    let word = |pointer, place| case(set(pointer, json!("deadly")), "UnknownWord", place, WORD);
    let act = json!([{"id": "x", "kind": "Quyết định", "number": "1", "symbol": "QĐ", "issuer": "I", "subject": "S", "date": "2021-02-30"}]);
    vec![
        word("/periods/0/kind", "periods.0.kind"),
        word("/sections/0/items/0/type", "fields.machines.type"),
        word("/sections/0/items/2/rollUp", "fields.staff.rollUp"),
        word(
            "/sections/0/items/3/columns/3/overTime",
            "tables.list.columns.part.overTime",
        ),
        word(
            "/sections/0/items/3/columns/2/type",
            "tables.list.columns.kind.type",
        ),
        word("/checks/0/severity", "checks.subset.severity"),
        word("/checks/0/family", "checks.subset.family"),
        word("/indicators/0/evidence", "indicators.rate.evidence"),
        word("/sections/0/narrative/0/style", "narrative.text.style"),
        case(
            set("/acts", act),
            "NoSuchDate",
            "acts.x.date",
            "“2021-02-30” không phải ngày có thật. Hãy ghi ngày dạng năm-tháng-ngày, ví dụ 2021-12-14.",
        ),
        case(
            set("/indicators/0/target", json!({"atLeast": 1e300})),
            "NotANumber",
            "indicators.rate.target.atLeast",
            "Không giữ được số “1e+300” một cách chính xác. Hãy ghi số ngắn hơn.",
        ),
        case(
            set("/previousChange", json!({"percent": 50, "least": 1e300})),
            "NotANumber",
            "previousChange.least",
            "Không giữ được số “1e+300” một cách chính xác. Hãy ghi số ngắn hơn.",
        ),
        case(
            set("/previousChange", json!({"percent": 0})),
            "OutOfRange",
            "previousChange.percent",
            "Hãy ghi số từ 1 đến 10.000.",
        ),
        case(
            set("/previousChange", json!({"percent": 10_001, "least": 10})),
            "OutOfRange",
            "previousChange.percent",
            "Hãy ghi số từ 1 đến 10.000.",
        ),
        case(
            set("/previousChange", json!({"percent": 50, "least": -1})),
            "OutOfRange",
            "previousChange.least",
            "Hãy ghi số từ 0 trở lên.",
        ),
        case(
            set("/sections/0/items/0/formula", json!("1")),
            "Needs ComputedColumn",
            "fields.machines.formula",
            "Cần cột tự tính (computed).",
        ),
        case(
            set(
                "/periods/0",
                json!({"kind": "year", "to": {"year": 0, "month": 12, "day": 14}}),
            ),
            "NoDays",
            "periods.0.from",
            "Loại kỳ này chưa có ngày chốt số liệu. Hãy nêu ngày đầu và ngày cuối.",
        ),
    ]
}

/// All of them.
pub fn cases() -> Vec<Case> {
    let mut all = cases_of_members();
    all.extend(cases_of_periods());
    all.extend(cases_of_requirements());
    all.extend(cases_of_syntax());
    all.extend(cases_of_types());
    all.extend(cases_of_texts());
    all.extend(cases_of_values());
    all
}
