//! What is looked for on the page of what is unusual: which kind, of which group, held against whom.

use leptos::prelude::*;

use super::controls::{group_choice, option_choice};
use crate::collection::workspace::Workspace;
use crate::messages::vi::collection::{ANY, totals, unusual as words};
use crate::rollup::unusual::Among;
use crate::state::collection::{UnusualFilter, UnusualKind};

/// Kinds in the order in which they are chosen from; the first choice is both.
const KINDS: [UnusualKind; 2] = [UnusualKind::Values, UnusualKind::Changes];

/// The choices above the tables.
pub fn filters(
    workspace: &Workspace,
    among: RwSignal<Among>,
    filter: RwSignal<UnusualFilter>,
) -> AnyView {
    let against = among_choice(among);
    let kinds = [ANY, words::VALUES, words::CHANGES].map(str::to_owned);
    let place = move || {
        let kind = filter.with(|filter| filter.kind);
        let place = KINDS.iter().position(|one| Some(*one) == kind);
        place.map_or(0, |place| place + 1)
    };
    let choose = Callback::new(move |place: usize| {
        let kind = place.checked_sub(1).and_then(|place| KINDS.get(place));
        filter.update(|filter| filter.kind = kind.copied());
    });
    let kind = option_choice(
        "unusual-kind",
        words::KIND,
        kinds.to_vec(),
        Signal::derive(place),
        choose,
    );
    let groups = workspace.rolled_up().groups();
    let groups: Vec<String> = groups.map(|(group, _)| group.to_owned()).collect();
    let chosen = Signal::derive(move || filter.with(|filter| filter.group.clone()));
    let choose = Callback::new(move |group| filter.update(|filter| filter.group = group));
    let group = (groups.len() > 1)
        .then(|| group_choice("unusual-group", totals::GROUP, groups, chosen, choose));
    let turn = move |event| {
        let marked = event_target_checked(&event);
        filter.update(|filter| filter.marked = marked);
    };
    let checked = Signal::derive(move || filter.with(|filter| filter.marked));
    view! {
        <div class="collection__filters">
            {against}
            {kind}
            {group}
            <label class="collection__mark">
                <input class="field__radio" type="checkbox" prop:checked=checked on:change=turn />
                {words::ONLY_MARKED}
            </label>
        </div>
    }
    .into_any()
}

/// Which values are held against each other.
fn among_choice(among: RwSignal<Among>) -> AnyView {
    let place = move || usize::from(among.get() == Among::All);
    let choose = Callback::new(move |place: usize| {
        among.set(if place == 0 { Among::Group } else { Among::All });
    });
    let names = [words::AMONG_GROUP, words::AMONG_ALL].map(str::to_owned);
    option_choice(
        "unusual-among",
        words::AMONG,
        names.to_vec(),
        Signal::derive(place),
        choose,
    )
}
