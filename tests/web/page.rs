//! One component of the app on the page, over a real report.
//!
//! All that a test needs of `state` is here: an editor over a report, its rules, the app, and how each component is
//! mounted. Pages over no report are in `app`.

use std::any::Any;
use std::cell::Cell;

use bao_cao_so::catalog::{Catalog, SAMPLES};
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::template::decode::decode_template;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::period::Period;
use bao_cao_so::state::app::App;
use bao_cao_so::state::editor::Editor;
use bao_cao_so::template::compile::Compiled;
use bao_cao_so::ui::editor::bar::Bar;
use bao_cao_so::ui::editor::finding::SectionFindings;
use bao_cao_so::ui::editor::findings_page::FindingsPage;
use bao_cao_so::ui::editor::history_page::HistoryPage;
use bao_cao_so::ui::editor::indicator::Indicators;
use bao_cao_so::ui::editor::keys::EditorKeys;
use bao_cao_so::ui::editor::outline::Outline;
use bao_cao_so::ui::editor::preview::PreviewPage;
use bao_cao_so::ui::editor::section::SectionPage;
use bao_cao_so::ui::editor::sentence::Narrative;
use bao_cao_so::ui::field::ReportField;
use bao_cao_so::ui::table::ReportTable;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use web_sys::HtmlElement;

use super::app::{app, open_session};
use super::dom::{new_root, note_warnings, unheard_readings};

/// Which report a component is mounted over.
#[derive(Clone, Copy)]
pub enum Report {
    /// A worked example that the app ships, by its name.
    Sample(&'static str),
    /// The test report with computed columns, groups and periods side by side.
    Rows,
    /// A new report of the usual template.
    New,
    /// The example of 2025 as if it were written again the year after, with that of 2025 as the previous one.
    SecondYear,
    /// The same before the previous one was found.
    SecondYearAlone,
}

/// The example that most tests use: Sở Xây dựng, 2021, with the mistakes of its original.
pub const SAMPLE: Report = Report::Sample("an-giang-2021");

/// A component over a report.
#[derive(Clone, Copy)]
pub enum Part {
    /// A field by its id.
    Field(&'static str),
    /// A table by its id.
    Table(&'static str),
    /// The indicators of a section.
    Indicators(&'static str),
    /// The findings of a section.
    SectionFindings(&'static str),
    /// The page of all findings, with completion.
    AllFindings,
    /// The sentences of a section.
    Sentences(&'static str),
    /// The page of a section.
    Section(&'static str),
    /// The page of a section with the keys that are heard there.
    Keys(&'static str),
    /// The outline, with the section that is open.
    Outline(&'static str),
    /// The bar on top of the report.
    Bar,
    /// The document as it prints.
    Preview,
    /// The states over time.
    History,
}

/// A component on the page. What was mounted goes with it.
pub struct Page {
    /// Where the component stands.
    pub root: HtmlElement,
    editor: Option<Editor>,
    _mounted: Box<dyn Any>,
    _owner: Owner,
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
        assert_eq!(unheard_readings(), "");
    }
}

/// Puts a component over a report on the page.
pub async fn open(report: Report, part: Part) -> Page {
    open_after(report, part, &[]).await
}

/// The same after answers were typed elsewhere in the report.
pub async fn open_after(report: Report, part: Part, answers: &[(&str, &str)]) -> Page {
    let owner = Owner::new();
    let editor = owner.with(|| editor(report));
    for (path, text) in answers {
        editor.type_text(&FieldPath::new(*path), (*text).to_owned());
    }
    let app = match part {
        Part::Bar | Part::Preview | Part::Section(_) | Part::Keys(_) | Part::History => {
            Some(app().await)
        }
        // Acts are drawn by a lazy function.
        Part::Field("document.bases") => Some(app().await),
        _ => None,
    };
    if let Some(app) = app {
        owner.with(|| provide_context(app));
    }
    if let (Part::History, Some(app)) = (part, app) {
        open_session(app, editor, &owner).await;
    }
    mount(owner, Some(editor), move || view_of(editor, app, part)).await
}

/// The same, with what looks after a report as long as its page is open: its steps, its copies.
pub async fn open_in_session(report: Report, part: Part) -> Page {
    let owner = Owner::new();
    let editor = owner.with(|| editor(report));
    open_session(app().await, editor, &owner).await;
    mount(owner, Some(editor), move || view_of(editor, None, part)).await
}

impl Page {
    /// The report of 2025 is found, as that of the previous period.
    pub async fn find_previous(&self) {
        let found = opened(Report::Sample("vi-du-2025")).0;
        self.editor().set_previous(found);
        tick().await;
    }

    fn editor(&self) -> Editor {
        self.editor.expect("a component over a report")
    }

    /// The address of a place in the report.
    pub fn address_of(&self, place: &str) -> String {
        format!("#/bao-cao/{}/{place}", self.editor().id())
    }

    /// Types an answer elsewhere in the report, as another field would.
    pub async fn answer(&self, path: &str, text: &str) {
        self.editor()
            .type_text(&FieldPath::new(path), text.to_owned());
        tick().await;
    }

    /// What the report holds.
    pub fn stored(&self, path: &str) -> Answer {
        let path = FieldPath::new(path);
        let report = self.editor().report;
        report.with_untracked(|report| report.answer(&path).clone())
    }

    /// The officer's words in the place of a sentence.
    pub fn sentence(&self, id: &str) -> String {
        let report = self.editor().report;
        let text = report.with_untracked(|report| Some(report.edits.get(id)?.text.clone()));
        text.unwrap_or_default()
    }

    /// Which issue of the report it is.
    pub fn issue(&self) -> u32 {
        let report = self.editor().report;
        report.with_untracked(|report| report.revision.number)
    }

    /// Locks the report, as another tab does that writes it.
    pub async fn lock(&self) {
        self.editor().read_only.set(true);
        tick().await;
    }

    /// Declares elsewhere that an answer does not apply.
    pub async fn declare_not_applicable(&self, path: &str, reason: &str) {
        let path = FieldPath::new(path);
        self.editor()
            .declare_not_applicable(&path, reason.to_owned());
        tick().await;
    }

    /// Leaves an optional section out elsewhere.
    pub async fn leave_out(&self, section: &str) {
        self.editor().include(section, false);
        tick().await;
    }

    /// Tells that the last change is on disk.
    pub async fn on_disk(&self) {
        self.editor().confirm();
        tick().await;
    }

    /// Tells that the report is only in memory: another tab removed it.
    pub async fn removed_elsewhere(&self) {
        self.editor().lost();
        tick().await;
    }

    /// Rewrites a sentence elsewhere.
    pub async fn rewrite(&self, sentence: &str, text: &str) {
        self.editor().edit_sentence(sentence, text);
        tick().await;
    }

    /// The officer leaves a section.
    pub async fn leave_section(&self, section: &str) {
        self.editor().leave_section(section);
        tick().await;
    }

    /// Declares the report complete.
    ///
    /// # Panics
    /// Something is in the way.
    pub async fn complete(&self) {
        self.editor().complete().expect("a report in order");
        tick().await;
    }
}

thread_local! {
    // Compiling every template again for each test took most of the run.
    static CATALOG: Catalog = Catalog::load().unwrap();
    static OPENED: Cell<u32> = const { Cell::new(0) };
}

/// A report with its template.
fn opened(report: Report) -> (bao_cao_so::model::report::Report, Compiled) {
    match report {
        Report::Sample(name) => {
            let sample = SAMPLES.iter().find(|(id, _)| *id == name).unwrap();
            CATALOG.with(|catalog| {
                let sample = decode(sample.1, &catalog.forms).expect("the sample reads");
                let template = catalog.template(&sample.template.id).unwrap();
                (sample.report, template)
            })
        }
        Report::New => {
            let (mut report, template) = opened(Report::Sample("vi-du-2025"));
            report.answers.clear();
            report.rows.clear();
            (report, template)
        }
        Report::SecondYear | Report::SecondYearAlone => {
            let (mut report, template) = opened(Report::Sample("vi-du-2025"));
            report.period = year_after(&report);
            (report, template)
        }
        Report::Rows => {
            let built_in = CATALOG.with(|catalog| catalog.built_in.clone());
            let template = include_str!("../data/templates/rows.json");
            let template = decode_template(template, &built_in).unwrap();
            let report = include_str!("../data/templates/rows-report.json");
            let report = decode(report, std::slice::from_ref(&template.form));
            (report.expect("the report reads").report, template)
        }
    }
}

/// The period of a year after that of a report.
fn year_after(report: &bao_cao_so::model::report::Report) -> Period {
    let period = report.period.clone();
    let later = |day: time::Date| day.replace_year(day.year() + 1).unwrap();
    Period {
        year: period.year + 1,
        from: later(period.from),
        to: later(period.to),
        ..period
    }
}

/// An editor over a report, with its rules.
fn editor(report: Report) -> Editor {
    let previous = match report {
        Report::SecondYear => Some(opened(Report::Sample("vi-du-2025")).0),
        _ => None,
    };
    let (report, template) = opened(report);
    // Tests share the stores of one browser: a report of another test with the same id would be another tab's.
    let number = OPENED.replace(OPENED.get() + 1);
    let id = format!("{}-{number}", report.id);
    let report = bao_cao_so::model::report::Report { id, ..report };
    let editor = Editor::new(report, template.form.clone(), previous);
    editor.note_issued();
    editor.enable_assessment(template);
    editor
}

/// Puts a view on the page.
pub async fn mount(
    owner: Owner,
    editor: Option<Editor>,
    view: impl FnOnce() -> AnyView + 'static,
) -> Page {
    note_warnings();
    let root = new_root();
    let mounted = owner.with(|| mount_to(root.clone(), view));
    // Values of controls are set a moment after.
    tick().await;
    Page {
        root,
        editor,
        _mounted: Box::new(mounted),
        _owner: owner,
    }
}

fn view_of(editor: Editor, app: Option<App>, part: Part) -> AnyView {
    let template = editor.template();
    let with_app = |view: fn(App, Editor) -> AnyView| app.map(|app| view(app, editor)).into_any();
    match part {
        Part::Field(id) => {
            let field = template.field(&FieldPath::new(id)).unwrap().clone();
            view! { <ReportField editor=editor field=field /> }.into_any()
        }
        Part::Table(id) => {
            let table = template.tables.get(id).unwrap().table.clone();
            view! { <ReportTable editor=editor table=table /> }.into_any()
        }
        Part::Indicators(id) => {
            view! { <Indicators editor=editor section=id.to_owned() /> }.into_any()
        }
        Part::SectionFindings(id) => {
            view! { <SectionFindings editor=editor section=id.to_owned() /> }.into_any()
        }
        Part::AllFindings => view! { <FindingsPage editor=editor /> }.into_any(),
        Part::Sentences(id) => {
            let section = template.section(id).unwrap().clone();
            view! { <Narrative editor=editor section=section /> }.into_any()
        }
        Part::Outline(id) => {
            let current = Memo::new(move |_| id.to_owned());
            let entries = Memo::new(move |_| editor.outline());
            let chosen = Callback::new(|()| ());
            view! { <Outline editor=editor current=current entries=entries chosen=chosen /> }
                .into_any()
        }
        Part::Section(id) => {
            let entries = Memo::new(move |_| editor.outline());
            let page = |app| view! { <SectionPage app=app editor=editor id=id.to_owned() entries=entries /> };
            app.map(page).into_any()
        }
        Part::Keys(id) => {
            let entries = Memo::new(move |_| editor.outline());
            let page = |app| {
                view! {
                    <EditorKeys app=app editor=editor />
                    <SectionPage app=app editor=editor id=id.to_owned() entries=entries />
                }
            };
            app.map(page).into_any()
        }
        Part::Bar => with_app(|app, editor| view! { <Bar app=app editor=editor /> }.into_any()),
        Part::Preview => with_app(|app, editor| {
            let left = Memo::new(|_| "#/bao-cao/left/section".to_owned());
            view! { <PreviewPage app=app editor=editor left=left /> }.into_any()
        }),
        Part::History => with_app(|_, editor| view! { <HistoryPage editor=editor /> }.into_any()),
    }
}
