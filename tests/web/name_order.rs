//! The order of syllables is the one that the browser knows for Vietnamese.

use std::cmp::Ordering;

use js_sys::{Array, Function, JsString};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use bao_cao_so::input::name_order::compare_names;

/// Every letter with every tone, alone and before another letter, and numbers.
const SYLLABLES: &str = "1 2 10 a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ b c d đ e è ẻ ẽ é ẹ ê ề ể ễ ế ệ f g h i ì ỉ ĩ í ị j k l m \
    n o ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ p q r s t u ù ủ ũ ú ụ ư ừ ử ữ ứ ự v w x y ỳ ỷ ỹ ý ỵ z bình bỉnh bĩnh tan tàn tân tần tấn \
    tây tẩy thanh thành nghi nghĩa ngã ngọc dục đức dương đại";

#[wasm_bindgen_test]
fn syllables_stand_as_the_browser_sorts_them() {
    let body = "return words.sort(new Intl.Collator('vi', { numeric: true }).compare)";
    let sort = Function::new_with_args("words", body);
    let words: Array = SYLLABLES
        .split_whitespace()
        .rev()
        .map(JsString::from)
        .collect();
    let sorted = Array::from(&sort.call1(&JsValue::NULL, &words).unwrap());
    let sorted: Vec<String> = sorted.iter().filter_map(|word| word.as_string()).collect();
    assert_eq!(sorted.len(), SYLLABLES.split_whitespace().count());
    for pair in sorted.windows(2) {
        let [one, other] = pair else { unreachable!() };
        assert_eq!(compare_names(one, other), Ordering::Less, "{one}, {other}");
    }
}
