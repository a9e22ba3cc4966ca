//! The report being edited: its signals, and what every command needs.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::changed::{Changed, TableCommand};
use crate::assess::assess_progress;
use crate::assess::assessment::Assessment;
use crate::assess::open_items::Open;
use crate::browser::store::BrowserStore;
use crate::model::answer::FieldPath;
use crate::model::report::{Report, Status};
use crate::model::undo::UndoStack;
use crate::state::editor::listed::{FindingFilter, LookedFor, Trail};
use crate::state::editor::save_state::SaveState;
use crate::state::page_memo::page_memo;
use crate::storage::save::{Journals, Seen};
use crate::template::form::Form;
use crate::template::rules::Rules;

/// The report being edited.
#[derive(Clone, Copy)]
pub struct Editor {
    /// The report as it stands.
    pub report: RwSignal<Report>,
    /// What follows from it; its progress only, until the rules are here.
    pub assessment: RwSignal<Assessment>,
    /// What assesses the report, with the rules of its template; none until they are here.
    pub(super) assessor: RwSignal<Option<(Assessor, Arc<Rules>)>>,
    /// Whether the last change is on this machine.
    pub saved: RwSignal<SaveState>,
    /// The last command on a table, as long as nothing else changed there.
    pub table_command: RwSignal<Option<TableCommand>>,
    /// There is a step to take back.
    pub can_undo: RwSignal<bool>,
    /// There is a step to do again.
    pub can_redo: RwSignal<bool>,
    /// The steps of the session: typing, rows of tables, explanations, sentences.
    pub(super) steps: StoredValue<UndoStack>,
    /// The report as it was opened again: its next issue begins where the content differs.
    pub(super) issued: StoredValue<Option<Report>>,
    /// Records steps and defaults; none until the part of the program is here that can.
    pub(super) recorder: StoredValue<Option<Recorder>>,
    /// Particulars that the next report begins with wait for that part.
    pub(super) defaults_due: StoredValue<bool>,
    /// It is being written in another tab, or gone: nothing may change here.
    pub read_only: RwSignal<bool>,
    /// Record and journal as this tab last read or wrote them.
    pub(super) seen: StoredValue<Option<Seen>>,
    /// Writes journals; none until the part of the program is here that can.
    pub(super) journals: StoredValue<Option<Journals>>,
    /// Counts the key presses that went into the journal.
    pub(super) journaled: StoredValue<u32>,
    /// The record gets its digest in a moment.
    pub(super) digesting: StoredValue<bool>,
    /// Hears of each change, saved or not.
    pub(super) listener: StoredValue<Option<Listener>>,
    /// Hears whenever it is noted whether the report is saved.
    pub(super) save_state_listener: StoredValue<Option<Arc<dyn Fn() + Send + Sync>>>,
    pub(super) template: StoredValue<Arc<Form>>,
    pub(super) previous: StoredValue<Option<Report>>,
    /// It was found later.
    pub(super) previous_found: RwSignal<bool>,
    /// It was of another agency than the report is now.
    pub(super) previous_forgotten: StoredValue<bool>,
    /// Looks for it; none until persistence is here, which knows what may be read.
    pub(super) previous_finder: StoredValue<Option<PreviousFinder>>,
    /// What is drawn below the controls of fields; none until the part of the program is here that does.
    pub field_extras: RwSignal<Option<FieldExtras>>,
    /// The report is complete; told by whatever changes it, so that no control follows the report as a whole.
    pub(super) is_completed: RwSignal<bool>,
    /// The same, for those who follow it.
    pub(super) completed: Memo<bool>,
    /// Nothing can be changed.
    pub(super) locked: Memo<bool>,
    /// The report is assessed.
    pub(super) assessed: Memo<bool>,
    /// What keeps it from completion, once that is known.
    pub(super) open: Memo<Option<Arc<Open>>>,
    /// Sections that were left, and whether completion was tried: blank is not wrong before.
    pub(super) looked_for: RwSignal<LookedFor>,
    /// The address whose comment is being written, or was last.
    pub commented: RwSignal<Option<FieldPath>>,
    /// How the number that was pasted into a field last is understood, until something else is typed there.
    pub(super) understood: StoredValue<Option<(FieldPath, String)>>,
    /// Which findings the page of all findings shows.
    pub finding_filter: RwSignal<FindingFilter>,
    /// The finding that the officer went to from there.
    pub trail: RwSignal<Option<Trail>>,
    /// What tells of a change at one address. A page with thousands of cells follows each by itself: following the report as
    /// a whole, all of them woke at every key press, and that took half a second (docs/performance.md).
    pub(super) touched: StoredValue<BTreeMap<FieldPath, ArcTrigger>>,
    /// What was open when that was told last.
    pub(super) told_open: StoredValue<Option<Arc<Open>>>,
    /// What tells that something was assessed that depends on an address, or on a table.
    pub(super) assessed_by: StoredValue<BTreeMap<String, ArcTrigger>>,
    /// Whether only blank fields are shown.
    pub(super) only_blank: RwSignal<bool>,
    /// The page that is shown of each table that somebody turned.
    pub(super) pages: RwSignal<BTreeMap<String, usize>>,
}

/// What assesses a report; its code comes with the lazy part that sets it.
#[derive(Clone, Copy)]
pub(super) struct Assessor {
    /// Finds all that follows; else only the indicators, which come in a smaller part of the program.
    pub(super) is_whole: bool,
    /// Brings the assessment up to date after changes at some addresses, or anywhere.
    pub(super) update: UpdateAssessment,
    /// What is left to fill in, and problems: the exact numbers behind an explanation are 30 KB that a form does not need.
    pub(super) count_open: CountOpen,
}

pub(super) type UpdateAssessment = fn(Editor, &Rules, Option<&[FieldPath]>);
pub(super) type CountOpen = fn(&Assessment, &Form, &Report) -> Open;

/// Records what a person did; its code comes with the lazy part that sets it.
#[derive(Clone, Copy)]
pub(super) struct Recorder {
    pub(super) record: fn(Editor, &Changed),
    pub(super) save_defaults: fn(Editor),
}

/// Draws in a part of a field what a lazy part of the program brings.
pub type FieldExtras = fn(Editor, FieldPath, FieldPart) -> AnyView;

/// A part of a field that more is drawn in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldPart {
    /// Behind its label: the previous period.
    Label,
    /// Below its control: its comment.
    Control,
}

/// Looks for the report of the previous period; true where a page asks, false while an agency is being typed.
pub type PreviousFinder = Arc<dyn Fn(bool) + Send + Sync>;

/// Hears of each change.
pub type Listener = Arc<dyn Fn(Editor, Changed) + Send + Sync>;

/// Id of the control of an address; its label has the same with `-label`.
#[must_use]
pub fn control_id(path: &FieldPath) -> String {
    format!("f-{}", path.as_str().replace('.', "-"))
}

/// Id of the button that adds a row to a table.
#[must_use]
pub fn add_control_id(table: &FieldPath) -> String {
    format!("{}-add", control_id(table))
}

impl Editor {
    /// An editor over a report of this machine. It saves and counts what is given; [`assess_from_now_on`] lets it assess.
    #[must_use]
    pub fn new(report: Report, template: Arc<Form>, previous: Option<Report>) -> Self {
        let assessment = assess_progress(&template, &report);
        let (seen, at) = (
            Seen::read(&BrowserStore, &report.id).ok().flatten(),
            report.changed.clone(),
        );
        let (report, read_only) = (RwSignal::new(report), RwSignal::new(false));
        let assessment = RwSignal::new(assessment);
        let template = StoredValue::new(template);
        let assessor: RwSignal<Option<(Assessor, Arc<Rules>)>> = RwSignal::new(None);
        let is_completed =
            RwSignal::new(report.with_untracked(|report| report.status != Status::Draft));
        let completed = page_memo(move |_| is_completed.get());
        Self {
            is_completed,
            completed,
            locked: page_memo(move |_| completed.get() || read_only.get()),
            assessed: page_memo(move |_| assessor.with(is_whole)),
            open: page_memo(move |_| open(assessor, assessment, template, report)),
            looked_for: RwSignal::new(LookedFor::default()),
            commented: RwSignal::new(None),
            understood: StoredValue::new(None),
            finding_filter: RwSignal::new(FindingFilter::default()),
            trail: RwSignal::new(None),
            touched: StoredValue::new(BTreeMap::new()),
            told_open: StoredValue::new(None),
            assessed_by: StoredValue::new(BTreeMap::new()),
            only_blank: RwSignal::new(false),
            pages: RwSignal::new(BTreeMap::new()),
            assessor,
            listener: StoredValue::new(None),
            save_state_listener: StoredValue::new(None),
            seen: StoredValue::new(seen),
            journals: StoredValue::new(None),
            journaled: StoredValue::new(0),
            digesting: StoredValue::new(false),
            saved: RwSignal::new(SaveState::Written { at }),
            read_only,
            table_command: RwSignal::new(None),
            can_undo: RwSignal::new(false),
            can_redo: RwSignal::new(false),
            steps: StoredValue::new(UndoStack::default()),
            issued: StoredValue::new(None),
            recorder: StoredValue::new(None),
            defaults_due: StoredValue::new(false),
            report,
            assessment,
            template,
            previous: StoredValue::new(previous),
            previous_found: RwSignal::new(false),
            previous_forgotten: StoredValue::new(false),
            previous_finder: StoredValue::new(None),
            field_extras: RwSignal::new(None),
        }
    }

    /// True once the report is assessed.
    #[must_use]
    pub fn is_assessed(self) -> bool {
        self.assessed.get()
    }

    /// Tells `listener`, and nobody else, of each change from now on, saved or not.
    pub fn listen(self, listener: Listener) {
        self.listener.set_value(Some(listener));
    }

    /// Tells `listener` whenever it is noted whether the report is saved.
    pub fn on_save_state(self, listener: Arc<dyn Fn() + Send + Sync>) {
        self.save_state_listener.set_value(Some(listener));
    }

    /// The template.
    #[must_use]
    pub fn template(self) -> Arc<Form> {
        self.template.get_value()
    }

    /// The rules of the template, if the report is assessed by them. Whoever draws by them follows
    /// [`Editor::is_assessed`].
    #[must_use]
    pub fn rules(self) -> Option<Arc<Rules>> {
        self.assessor
            .with_untracked(is_whole)
            .then(|| self.rules_here())?
    }

    /// The rules of the template, if they are here, though perhaps only the indicators follow from them yet.
    #[must_use]
    pub fn rules_here(self) -> Option<Arc<Rules>> {
        self.assessor
            .with_untracked(|assessor| assessor.as_ref().map(|(_, rules)| rules.clone()))
    }

    /// Id of the report.
    #[must_use]
    pub fn id(self) -> String {
        self.report.with_untracked(|report| report.id.clone())
    }

    /// The same editor for a page: what its controls follow ends with the page, and each page follows it once.
    #[must_use]
    pub fn for_page(self) -> Self {
        let Self {
            completed,
            locked,
            assessed,
            open,
            ..
        } = self;
        Self {
            completed: page_memo(move |_| completed.get()),
            locked: page_memo(move |_| locked.get()),
            assessed: page_memo(move |_| assessed.get()),
            open: page_memo(move |_| open.get()),
            ..self
        }
    }
}

fn is_whole(assessor: &Option<(Assessor, Arc<Rules>)>) -> bool {
    assessor
        .as_ref()
        .is_some_and(|(assessor, _)| assessor.is_whole)
}

/// What keeps a report from completion, once that is known.
fn open(
    assessor: RwSignal<Option<(Assessor, Arc<Rules>)>>,
    assessment: RwSignal<Assessment>,
    template: StoredValue<Arc<Form>>,
    report: RwSignal<Report>,
) -> Option<Arc<Open>> {
    let (assessor, _) = assessor.get().filter(|(assessor, _)| assessor.is_whole)?;
    let count = assessor.count_open;
    let open = assessment.with(|assessment| {
        report.with(|report| template.with_value(|template| count(assessment, template, report)))
    });
    Some(Arc::new(open))
}
