//! The page's program: puts the app on the page.

fn main() {
    bao_cao_so::ui::mount();
}
