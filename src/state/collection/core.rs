//! The struct that the pages of collections share.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use time::Date;

use super::drafts::ListDraft;
use super::dry_run::Intake;
use super::other_periods::OtherPeriods;
use super::own_report::{Reports, Syntheses};
use super::place::Place;
use crate::browser::broadcast::Channel;
use crate::browser::clock;
use crate::browser::text::Text;
use crate::collection::file_group::FileGroup;
use crate::collection::overview::Filter;
use crate::collection::workspace::Workspace;
use crate::rollup::unusual::Among;
use crate::state::app::App;
use crate::state::page_memo::page_memo;
use crate::state::route::Route;
use crate::storage::collections::{CHANNEL, Unfinished};

/// What is wrong on the page of all collections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListFault {
    /// They cannot be kept in this browser.
    NoStore,
    /// The file that was opened last cannot be taken over: why, in a sentence.
    File(&'static str),
}

/// A collection in the list of all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CollectionEntry {
    /// Its id.
    pub id: String,
    /// Title of its template.
    pub template: String,
    /// Its period, in words.
    pub period: String,
    /// How much it holds, in words.
    pub holds: String,
}

/// How far opening a collection is.
#[derive(Clone, Debug, Default)]
pub enum Opened {
    /// None is open.
    #[default]
    None,
    /// It is being read.
    Opening,
    /// It is not there, or this page cannot read it: a sentence.
    Failed(&'static str),
    /// It is open.
    Here(Arc<Workspace>),
}

/// Counts what is begun: what an earlier turn still brings is dropped.
#[derive(Clone, Copy)]
pub(super) struct Turns(StoredValue<u32>);

impl Default for Turns {
    fn default() -> Self {
        Self(StoredValue::new(0))
    }
}

impl Turns {
    /// Begins something that drops what was begun before.
    pub(super) fn next(self) -> u32 {
        let turn = self.0.get_value().wrapping_add(1);
        self.0.set_value(turn);
        turn
    }
}

/// What the pages of collections share.
#[derive(Clone, Copy)]
pub struct Collecting {
    /// The app.
    pub app: App,
    /// Where the person is.
    pub place: Memo<Place>,
    /// All collections; none until they were read.
    pub list: RwSignal<Option<Vec<CollectionEntry>>>,
    /// The collection that is open.
    pub opened: RwSignal<Opened>,
    /// Which agencies are looked for.
    pub filter: RwSignal<Filter>,
    /// The group whose totals are shown; none for all.
    pub group: RwSignal<Option<String>>,
    /// Which values are held against each other where what is unusual is looked for.
    pub among: RwSignal<Among>,
    /// The list of agencies that is being taken over.
    pub list_draft: RwSignal<ListDraft>,
    /// Files that are being taken in.
    pub intake: RwSignal<Intake>,
    /// Who asks for reports, as typed; none before it was typed, and once it stands in the collection.
    pub(super) asked_by: RwSignal<Option<String>>,
    /// The reports that were created from the open collection.
    pub syntheses: RwSignal<Syntheses>,
    /// The reports that count, read whole for these; none until they were read.
    pub reports: RwSignal<Option<Reports>>,
    /// How many files of each kind of a dry run are shown.
    pub shown: RwSignal<BTreeMap<FileGroup, usize>>,
    /// Taking files in that was broken off: some are here, the others are to be chosen again.
    pub unfinished: RwSignal<Option<Unfinished>>,
    /// What is wrong on the page of all collections.
    pub fault: RwSignal<Option<ListFault>>,
    /// Other periods beside the open collection.
    pub others: OtherPeriods,
    /// Targets of indicators that were typed to compare with, by indicator.
    pub(super) targets: RwSignal<BTreeMap<String, String>>,
    /// Id of the collection that is open or being opened.
    pub(super) id: StoredValue<String>,
    /// Its record as this tab knows it: what another tab changes is not written over.
    pub(super) head: StoredValue<String>,
    /// A new collection is being written: the second half of a double click creates no other.
    pub(super) is_creating: StoredValue<bool>,
    /// Openings of a collection.
    pub(super) openings: Turns,
    /// Readings of the reports that count.
    pub(super) report_readings: Turns,
    /// Readings of files that are taken in.
    pub(super) readings: Turns,
    /// The texts of the reports that are about to be taken in.
    pub(super) texts: StoredValue<Vec<Option<Text>>, LocalStorage>,
    /// Searches for what is unusual.
    pub(super) lookings: Turns,
    /// Readings of the period before.
    pub(super) comparings: Turns,
    /// Readings of what makes up a longer time.
    pub(super) extensions: Turns,
    /// Key presses in the field of who asks.
    pub(super) asking: Turns,
    channel: StoredValue<Option<Channel>, LocalStorage>,
}

impl Collecting {
    /// What the pages share from now on, until their owner is cleaned up.
    #[must_use]
    pub fn new(app: App) -> Self {
        let place = page_memo(move |_| match app.route.get() {
            Route::Collection(path) => Place::parse(&path),
            _ => Place::List,
        });
        let own = Self {
            app,
            place,
            list: RwSignal::new(None),
            opened: RwSignal::new(Opened::None),
            filter: RwSignal::new(Filter::default()),
            group: RwSignal::new(None),
            among: RwSignal::new(Among::default()),
            list_draft: RwSignal::new(ListDraft::default()),
            intake: RwSignal::new(Intake::None),
            asked_by: RwSignal::new(None),
            syntheses: RwSignal::new(Syntheses::default()),
            reports: RwSignal::new(None),
            report_readings: Turns::default(),
            shown: RwSignal::new(BTreeMap::new()),
            unfinished: RwSignal::new(None),
            fault: RwSignal::new(None),
            others: OtherPeriods::default(),
            targets: RwSignal::new(BTreeMap::new()),
            id: StoredValue::new(String::new()),
            head: StoredValue::new(String::new()),
            is_creating: StoredValue::new(false),
            openings: Turns::default(),
            readings: Turns::default(),
            texts: StoredValue::new_local(Vec::new()),
            lookings: Turns::default(),
            comparings: Turns::default(),
            extensions: Turns::default(),
            asking: Turns::default(),
            channel: StoredValue::new_local(None),
        };
        let channel = Channel::open(CHANNEL, move |id| own.changed_elsewhere(&id));
        own.channel.set_value(Some(channel));
        on_cleanup(move || own.close_channel());
        own
    }

    /// The open collection; read where it is asked for, so that what shows it is drawn again when it changes.
    #[must_use]
    pub fn workspace(self) -> Option<Arc<Workspace>> {
        self.opened.with(|opened| match opened {
            Opened::Here(workspace) => Some(Arc::clone(workspace)),
            _ => None,
        })
    }

    /// The same without following it.
    #[must_use]
    pub fn workspace_now(self) -> Option<Arc<Workspace>> {
        untrack(|| self.workspace())
    }

    /// Today by the machine's clock.
    #[must_use]
    pub fn today(self) -> Date {
        clock::today().unwrap_or(Date::MIN)
    }

    /// True once the pages were left: nothing is to be shown any more.
    pub(super) fn is_over(self) -> bool {
        self.opened.is_disposed()
    }

    /// True while a collection is the one that is open, or is being opened.
    pub(super) fn is_open(self, id: &str) -> bool {
        !self.is_over() && self.id.with_value(|open| open == id)
    }

    /// True while nothing was begun since that drops a turn.
    pub(super) fn is_turn(self, turns: Turns, turn: u32) -> bool {
        !self.is_over() && turns.0.get_value() == turn
    }

    /// Tells other tabs that a collection was changed.
    pub(super) fn post(self, id: &str) {
        let _ = self.channel.try_with_value(|channel| {
            if let Some(channel) = channel {
                channel.post(id);
            }
        });
    }

    fn close_channel(self) {
        let channel = self.channel.try_update_value(Option::take).flatten();
        if let Some(channel) = channel {
            channel.close();
        }
    }

    /// Another tab changed a collection.
    fn changed_elsewhere(self, id: &str) {
        if self.is_over() {
            return;
        }
        if self.list.with_untracked(Option::is_some) {
            self.refresh_list();
        }
        if self.id.get_value() == id && self.workspace_now().is_some() {
            self.reload();
        }
    }

    /// Shows a collection as it is now, and what follows from it.
    pub(super) fn show(self, workspace: Workspace) {
        let workspace = Arc::new(workspace);
        let before = self.workspace_now();
        let same = before.is_some_and(|before| before.has_numbers_of(&workspace));
        self.intake.update(|intake| intake.sort_again(&workspace));
        self.opened.set(Opened::Here(workspace));
        if !same {
            self.read_others_again();
        }
    }
}
