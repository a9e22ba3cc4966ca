//! The program of the workers that read reports (docs/decisions/54-worker.md): no page, no words on a screen, built for speed.

fn main() {
    bao_cao_so::browser::reader_scope::serve();
}
