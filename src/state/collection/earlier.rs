//! Collections of other periods on this machine, read once when they are asked for: the one before, and those that make up the
//! time since the quarter or the year began.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::assembly::assemble;
use super::core::Collecting;
use super::other_periods::{Earlier, Longer, LongerPeriod, Numbers, Previous, PreviousPeriod};
use crate::browser::indexed_db::{self, Store};
use crate::collection::attribution::attribute;
use crate::collection::periods::{CollectionHead, Span, longer_roll_up, previous_of, series};
use crate::collection::workspace::Workspace;
use crate::formats::collection::records::RecordReader;
use crate::messages::vi::collection::periods::UNREADABLE;
use crate::storage::collections::{HEADS, files_of, head_key};

impl Collecting {
    /// Puts the period before beside the numbers; it is read now, unless it was.
    pub fn compare(self) {
        let others = self.others;
        if others
            .previous
            .with_untracked(|now| matches!(now, Earlier::Reading | Earlier::Here(_)))
        {
            return;
        }
        let turn = self.comparings.next();
        others.previous.set(Earlier::Reading);
        spawn_local(async move {
            let read = self.read_previous().await;
            if !self.is_turn(self.comparings, turn) {
                return;
            }
            others.previous.set(match read {
                Ok(previous) => Earlier::Here(previous),
                Err(why) => Earlier::Failed(why),
            });
        });
    }

    /// Takes the period before away.
    pub fn stop_comparing(self) {
        self.comparings.next();
        self.others.previous.set(Earlier::NotAsked);
    }

    /// Shows the numbers of a time; the collections that make it up are read now.
    pub fn choose_span(self, span: Span) {
        let others = self.others;
        let turn = self.extensions.next();
        others.span.set(span);
        if span == Span::Period {
            return others.longer.set(Earlier::NotAsked);
        }
        others.longer.set(Earlier::Reading);
        spawn_local(async move {
            let read = self.read_longer(span).await;
            if !self.is_turn(self.extensions, turn) {
                return;
            }
            others.longer.set(match read {
                Ok(longer) => Earlier::Here(longer),
                Err(why) => Earlier::Failed(why),
            });
        });
    }

    /// The numbers that are shown: those of the chosen time where its collections are here, else those of the period.
    #[must_use]
    pub fn numbers(self) -> Option<Numbers> {
        let workspace = self.workspace()?;
        let longer = self.others.longer.with(|now| now.here().cloned());
        Some(match longer {
            Some(Longer::Here(longer)) => Numbers::Longer(longer),
            _ => Numbers::Period(workspace),
        })
    }

    /// Forgets what was read: another collection is opened.
    pub(super) fn forget_others(self) {
        self.stop_comparing();
        self.choose_span(Span::Period);
    }

    /// Reads again what stands on the page: the collection was changed, and with it perhaps its agencies.
    pub(super) fn read_others_again(self) {
        let others = self.others;
        let asked = |now: &Earlier<Previous>| !matches!(now, Earlier::NotAsked);
        if others.previous.with_untracked(asked) {
            self.stop_comparing();
            self.compare();
        }
        let span = others.span.get_untracked();
        if span != Span::Period {
            self.choose_span(span);
        }
    }

    async fn read_previous(self) -> Result<Previous, &'static str> {
        let Some(workspace) = self.workspace_now() else {
            return Ok(None);
        };
        let heads = self.read_heads().await?;
        let Some(head) = previous_of(&workspace.collection, &heads) else {
            return Ok(None);
        };
        let Some(other) = self.read_other(&head.id, &workspace).await? else {
            return Ok(None);
        };
        Ok(Some(Arc::new(PreviousPeriod {
            id: head.id.clone(),
            attributed: attribute(&workspace, &other),
            period: other.collection.period,
        })))
    }

    async fn read_longer(self, span: Span) -> Result<Longer, &'static str> {
        let workspace = self.workspace_now().ok_or(UNREADABLE)?;
        let heads = self.read_heads().await?;
        let form = &workspace.template.form;
        let parts = match series(&workspace.collection, form, &heads, span) {
            Ok(parts) => parts,
            Err(gap) => return Ok(Longer::Gap(gap)),
        };
        let (mut periods, mut earlier) = (Vec::new(), Vec::new());
        for part in parts {
            let other = self.read_other(&part.id, &workspace).await?;
            let other = other.ok_or(UNREADABLE)?;
            earlier.push(Arc::new(attribute(&workspace, &other)));
            periods.push(other.collection.period);
        }
        periods.push(workspace.collection.period.clone());
        Ok(Longer::Here(Arc::new(LongerPeriod {
            periods,
            rolled_up: longer_roll_up(&workspace, &earlier),
        })))
    }

    /// All collections without their files; those that do not read are no other periods.
    async fn read_heads(self) -> Result<Vec<CollectionHead>, &'static str> {
        let fault = |_| UNREADABLE;
        let heads = indexed_db::entries(Store::Collections, HEADS).await;
        let mut all = Vec::new();
        for (_, head) in heads.map_err(fault)? {
            let Ok(reader) = RecordReader::new(&head) else {
                continue;
            };
            let collection = reader.finish().collection;
            let files = indexed_db::keys(Store::Collections, &files_of(&collection.id)).await;
            all.push(CollectionHead {
                files: files.map_err(fault)?.len(),
                id: collection.id,
                template: collection.template,
                period: collection.period,
            });
        }
        Ok(all)
    }

    /// A collection with what is known of its reports by the template of the open one; none where it is gone meanwhile.
    async fn read_other(
        self,
        id: &str,
        workspace: &Workspace,
    ) -> Result<Option<Workspace>, &'static str> {
        let fault = |_| UNREADABLE;
        let head = indexed_db::get(Store::Collections, &head_key(id)).await;
        let Some(head) = head.map_err(fault)? else {
            return Ok(None);
        };
        let reader = RecordReader::new(&head).map_err(|_| UNREADABLE)?;
        let read_by = Rc::new(self.read_by(workspace));
        let wanted = move || !self.is_over();
        assemble(reader, read_by, wanted).await.map_err(fault)
    }
}
