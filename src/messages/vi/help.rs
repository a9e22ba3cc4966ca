//! The help page: what officers do, the published rules of numbers (docs/numbers.md), and how data travel.

/// Heading of the page.
pub const TITLE: &str = "Trợ giúp";
/// Heading of what officers do.
pub const TASKS: &str = "Việc thường làm";
/// What an officer wants to do, and how.
pub const TASK_LIST: [(&str, &[&str]); 7] = [
    (
        "Bắt đầu một báo cáo",
        &[
            "Bấm “Tạo báo cáo”, chọn mẫu và kỳ. Đi theo mục lục bên trái; “Còn … ô” cho biết mỗi mục còn thiếu gì.",
            "Thông tin cơ quan và văn bản chỉ điền một lần: báo cáo sau tự có.",
            "Bài tự lưu sau mỗi lần gõ; đóng trang lúc nào cũng được, mở lại thì soạn tiếp.",
        ],
    ),
    (
        "Dán số từ Excel",
        &[
            "Chép vùng ô trong Excel, bấm vào ô đầu của bảng rồi Ctrl + V. Chép cả dòng tiêu đề thì các cột được nhận theo tên.",
            "Xem trước rồi mới dán: từng cột vào đâu, ô nào không đọc được, dòng tổng nào để ra ngoài. Dán nhầm thì Ctrl + Z.",
        ],
    ),
    (
        "In, xuất PDF, trình ký",
        &[
            "Điền đủ và xử lý hết lỗi, cảnh báo rồi bấm “Hoàn thành” ở trang Vấn đề; trước đó bản in có chữ “DỰ THẢO”.",
            "Vào “Xem trước”, bấm “In”. Muốn có PDF thì chọn máy in “Lưu thành PDF” (Save as PDF), khổ A4, tỷ lệ 100%.",
            "Phụ lục số liệu chọn ở mục thông tin văn bản: rút gọn, đầy đủ hoặc không in.",
        ],
    ),
    (
        "Văn thư cấp số",
        &[
            "Ký xong, văn thư cho số và ngày: mở trang Vấn đề của báo cáo đã hoàn thành, ghi hai ô đó. Báo cáo thành “Đã ban hành”, vẫn là lần ban hành ấy.",
            "Chỉ khi nội dung sai mới “Mở lại để sửa”; sửa chỗ nào thì báo cáo thành lần ban hành sau và ghi văn bản bị thay thế.",
        ],
    ),
    (
        "Gửi cho nơi tổng hợp",
        &[
            "Bấm “Xuất JSON” và gửi tệp đó kèm bản ký, bằng cách cơ quan vẫn gửi văn bản. Nơi nhận mở tệp bằng chính trang này.",
            "Dãy mã ở chân bản in giúp nơi nhận đối chiếu giấy với tệp.",
        ],
    ),
    (
        "Làm báo cáo năm sau",
        &[
            "Tạo báo cáo kỳ mới trên cùng máy: số kỳ trước được dùng để so sánh và hỏi lại những chỗ tăng, giảm bất thường.",
            "Đổi máy thì “Sao lưu” ở máy cũ rồi “Khôi phục” ở máy mới, hoặc mở tệp JSON của kỳ trước.",
        ],
    ),
    (
        "Biểu mẫu không hợp với đơn vị",
        &[
            "Nội dung không thuộc phạm vi thì chọn “Không áp dụng” và ghi lý do; đừng điền 0 thay cho không có.",
            "Kiểm tra báo sai mà số đúng thì ghi giải trình: giải trình được in kèm và nơi nhận đọc được.",
            "Mẫu thiếu chỉ tiêu hoặc sai căn cứ thì báo cho nơi ban hành mẫu, ghi rõ tên mẫu và tên ô.",
        ],
    ),
];
/// Heading of the rules of typing.
pub const TYPING: &str = "Gõ số";
/// How numbers are typed.
pub const TYPING_INTRO: &str = "Dấu chấm ngăn từng nhóm ba chữ số, dấu phẩy bắt đầu phần thập phân. Ô chỉ được trình bày lại khi bạn rời ô; chữ đang gõ không bao giờ bị đổi.";
/// Headings of the table of examples.
pub const EXAMPLE_HEADINGS: [&str; 2] = ["Gõ", "Máy hiểu"];
/// What is typed, and what becomes of it.
pub const EXAMPLES: [(&str, &str); 6] = [
    (
        "12481",
        "mười hai nghìn bốn trăm tám mươi mốt; rời ô thì hiện 12.481",
    ),
    ("12.481", "như trên"),
    ("20,35", "hai mươi phẩy ba mươi lăm"),
    (
        "1,189",
        "một và 189 phần nghìn; cạnh ô có lời nhắc, vì có thể bạn muốn gõ 1.189",
    ),
    (
        "12.48",
        "không nhận: dấu chấm không ngăn nhóm ba chữ số; chữ đã gõ vẫn ở trong ô",
    ),
    (
        "1.2.3 hoặc 123,.,1",
        "không nhận, có lời giải thích; chữ đã gõ vẫn ở trong ô",
    ),
];
/// Heading of the rules of counting.
pub const COUNTING: &str = "Tính số";
/// Rules of counting.
pub const COUNTING_RULES: [&str; 8] = [
    "Mọi số được tính chính xác, kể cả phép chia (một phần ba vẫn là một phần ba); chỉ làm tròn khi hiển thị.",
    "Ô trống không phải là số 0. Không có thì gõ 0; không thuộc phạm vi thì chọn “Không áp dụng” và ghi lý do.",
    "Chỉ tiêu thiếu số liệu ghi “chưa đủ số liệu” và nêu tên các ô còn trống. Ô “Không áp dụng” đứng ngoài tổng, không tính là 0.",
    "Chia cho 0 thì ghi “không tính được: mẫu số bằng 0”.",
    "Chỉ làm tròn một lần khi hiện ra, nửa đơn vị thì làm tròn lên: 97,8244… thành 97,82; 4,205 thành 4,21. Thường lấy 2 chữ số thập phân.",
    "Kiểm tra mà thiếu số liệu thì ghi “chưa đủ số liệu”, không tính là đạt hay không đạt.",
    "Tỷ lệ của nhiều cơ quan bằng tổng tử số chia tổng mẫu số, không phải trung bình các tỷ lệ.",
    "Tỷ lệ ghi tay được so với tỷ lệ tính từ số đếm. Khớp khi lệch không quá nửa đơn vị của chữ số cuối đã ghi; nếu chỉ khớp khi cắt bớt chữ số thì có vấn đề nêu rõ.",
];
/// Heading of completion.
pub const COMPLETION: &str = "Vấn đề và hoàn thành";
/// Rules of completion.
pub const COMPLETION_RULES: [&str; 6] = [
    "Ô chưa điền không phải là lỗi: được đếm riêng (“Còn … ô”). Ô thành bắt buộc vì ô khác, ví dụ có sự cố thì phải ghi cách xử lý, cũng được đếm.",
    "Lỗi: số liệu mâu thuẫn. Cảnh báo: nhiều khả năng sai. Lưu ý: nên biết, không cản trở.",
    "Báo cáo hoàn thành được khi đã điền đủ, mỗi lỗi, cảnh báo đã được sửa hoặc giải trình. Các vấn đề cùng loại trong một mục là một dòng, giải trình một lần.",
    "Sau khi hoàn thành: in, trình ký; văn thư cấp số thì ghi số và ngày vào báo cáo đã hoàn thành. Chỉ khi nội dung sai mới mở lại để sửa, thành lần ban hành khác.",
    "Giải trình gắn với con số lúc viết. Số liệu đổi thì giải trình được đánh dấu để xem lại, đến khi xác nhận hoặc viết mới.",
    "Câu văn đã sửa tay cũng vậy: khi số liệu dưới nó đổi, câu được đánh dấu “Số liệu đã đổi”. Dấu chỉ mất khi số cũ trong câu đã được thay bằng số mới, khi viết lại, hoặc khi xác nhận câu vẫn đúng.",
];
/// Heading of pasting.
pub const PASTING: &str = "Dán từ Excel";
/// What becomes of cells of a spreadsheet.
pub const PASTING_RULES: [&str; 6] = [
    "Dán vùng ô vào bảng: cột được nhận theo tiêu đề; không có tiêu đề thì theo số cột. Cột chưa có chỗ thì chọn ngay trên khối dán hoặc “Bỏ qua”; chưa chọn hết thì chưa dán được. Ô rơi vào cột tự tính chỉ được đối chiếu, chỗ khác được chỉ ra.",
    "Dán một cột, một hàng, hoặc tên kèm số vào một ô ngoài bảng: các ô tiếp theo của mục được điền lần lượt, hoặc đúng theo tên.",
    "Luôn được xem trước: ô nào nhận giá trị gì, không đọc được gì, thừa gì. Ô trống không thay số liệu đang có. Mỗi lần dán là một bước, Ctrl + Z hoàn tác cả lần.",
    "Excel tiếng Anh: ở ô số nguyên, 3,150 được hiểu là 3.150 và nói rõ. Số đọc được hai cách (1,189 ở ô số tiền, tỷ lệ) thì hỏi một lần cho cả khối.",
    "Dấu cách ngăn hàng nghìn, chữ số toàn chiều rộng và ký tự vô hình được dọn sạch. Dấu “-” chỉ thành 0 khi bạn chọn; (100) không bao giờ thành 100.",
    "Một ô chép từ bảng tính thay trọn số đang có trong ô nhận.",
];
/// Heading of the second year.
pub const SECOND_YEAR: &str = "Kỳ trước";
/// What the report of the period before is good for.
pub const SECOND_YEAR_RULES: [&str; 5] = [
    "Báo cáo kỳ trước của cùng cơ quan, cùng mẫu, có trên máy này thì được dùng để so sánh. Ở máy khác thì xuất JSON bên đó và “Mở tệp” ở máy này.",
    "Dưới mỗi ô số ghi số của kỳ trước và mức tăng, giảm: theo phần trăm của số kỳ trước; với tỷ lệ thì theo điểm phần trăm. Kỳ trước bằng 0 thì không tính phần trăm.",
    "Dòng do người dùng thêm được so với dòng cùng tên của kỳ trước; hai dòng trùng tên thì không so.",
    "Khi tạo báo cáo kỳ sau, “Chép từ kỳ trước” chép thông tin cơ quan, danh mục (chữ và lựa chọn Có, Không) và lời văn nếu chọn; số, ngày tháng, số văn bản không bao giờ được chép.",
    "Số hồ sơ kỳ trước chuyển sang được đối chiếu với số đang giải quyết cuối kỳ trước; bấm “Lấy số kỳ trước” hoặc Alt + L ở ô đó để điền. Câu văn tự ghi mức tăng, giảm so với cùng kỳ khi có đủ hai kỳ.",
];
/// Heading of keys.
pub const KEYS: &str = "Bàn phím";
/// Heading of storage.
pub const DATA: &str = "Dữ liệu nằm ở đâu";
/// Where data live.
pub const DATA_RULES: [&str; 7] = [
    "Báo cáo được lưu trong trình duyệt của máy này, sau mỗi lần gõ, thành hai bản ở hai kho; “Đã lưu” nghĩa là đã nằm trên đĩa, ngay từ lần gõ đầu tiên. Không có tài khoản, không có máy chủ, không có gì được gửi đi.",
    "Người khác dùng chung tài khoản Windows và trình duyệt này cũng mở được báo cáo. Rời máy tính chung thì dùng “Xóa mọi dữ liệu trên máy này”.",
    "Xóa dữ liệu duyệt web, dùng cửa sổ ẩn danh hoặc cài lại máy thì báo cáo mất theo. Hãy “Sao lưu” thành tệp ở trang “Dữ liệu”.",
    "Khi trình duyệt chặn hoặc hết chỗ lưu, một thanh đỏ ghi “Chưa lưu được”. Vẫn gõ tiếp được; bấm “Lưu ra tệp” trước khi đóng trang.",
    "Một báo cáo mở ở hai thẻ thì chỉ soạn được ở một thẻ; thẻ kia xem theo, và bấm “Soạn ở thẻ này” để chuyển sang.",
    "“Các bản đã lưu” giữ các bản cũ trong lúc soạn; có thể so với bản hiện nay và khôi phục.",
    "Báo cáo đã xóa nằm trong thùng rác ở trang “Dữ liệu” cho đến khi bạn xóa hẳn.",
];
/// Heading of files.
pub const FILES: &str = "Tệp và sao lưu";
/// How files travel.
pub const FILES_RULES: [&str; 5] = [
    "Tệp JSON chứa toàn bộ báo cáo: số liệu, lý do không áp dụng, giải trình, câu đã sửa và lịch sử. Gửi tệp này cho nơi tổng hợp hoặc chuyển sang máy khác.",
    "Tệp HTML là văn bản để in, tự đủ một tệp, mở được trên máy không có mạng.",
    "Mở tệp luôn qua bước kiểm tra: xem trước điều sẽ thêm, thay hoặc bị từ chối, rồi mới nhận.",
    "Tệp của bản cũ hơn vẫn mở được. Tệp của bản mới hơn bị từ chối kèm cách xử lý, và không có gì thay đổi.",
    "“Sao lưu” gom mọi thứ trên máy vào một tệp, có thể khóa bằng mật khẩu; “Khôi phục” luôn cho xem trước và không làm mất gì đang có. Nên sao lưu cuối mỗi ngày làm việc.",
];
